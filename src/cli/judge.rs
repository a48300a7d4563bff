//! `hutong judge`: judge a record.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::output::Output;
use hutong::reporting;
use hutong_reports::{TextStyle, text};
use hutong_specs::judgement::Judgement;
use hutong_suites::judge::judge;

use super::arguments::{Format, Gating};
use super::console::Console;
use super::session::{self, Planned};

/// Flags of `judge`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The plan, as `hutong plan` wrote it
    plan: PathBuf,
    /// The record, as `hutong run` wrote it
    record: PathBuf,
    /// The standard, if it is not where the plan says
    #[arg(long, value_name = "STANDARD")]
    standard: Option<String>,
    #[command(flatten)]
    gating: Gating,
    /// Folder for judgement and reports [default: hutong-out/<time>]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Judges the record and writes judgement and reports.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let gate = arguments.gating.gate()?;
    let bytes =
        std::fs::read(&arguments.plan).map_err(|error| Failure::unreadable(&arguments.plan, &error))?;
    let planned = Planned::read(&bytes)?;
    let standard = session::standard_of(&planned.plan, arguments.standard.as_deref())?;
    let record =
        File::open(&arguments.record).map_err(|error| Failure::unreadable(&arguments.record, &error))?;
    let judgement = judge(&standard, &planned.plan, BufReader::new(record))
        .map_err(|error| Failure::document(error.to_string()))?;
    let output = Output::open(arguments.out.as_deref())?;
    reporting::write_all(&output, &judgement)?;
    print(&judgement, console)?;
    session::say_where(&output, console);
    if judgement.run.ended.is_none() {
        console.say(
            "记录没有结尾：运行被中断，未执行的用例列为无法判定",
            "the record has no end: the run was killed, and cases that were not run are inconclusive",
        );
    }
    Ok(gate.exit_code(&judgement))
}

/// Prints a judgement for people or programs.
pub(crate) fn print(judgement: &Judgement, console: Console) -> Result<(), Failure> {
    match console.format {
        Format::Text => {
            let style = TextStyle {
                colour: console.is_coloured(),
                width: console.width(),
            };
            console.data(&text(judgement, console.language, &style));
        }
        Format::Json => {
            let bytes = judgement
                .to_bytes()
                .map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
            console.data(&String::from_utf8_lossy(&bytes));
        }
    }
    Ok(())
}
