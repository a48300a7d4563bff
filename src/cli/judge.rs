//! `hutong judge`: judge a record, or traffic that something else captured.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use clap::Args;
use hutong::baseline::News;
use hutong::capture::{is_har, judge_har};
use hutong::exit::{ExitCode, Gate};
use hutong::failure::Failure;
use hutong::output::Output;
use hutong::reporting::names;
use hutong::rounds::Rounds;
use hutong::{input, locate, pinned, reporting};
use hutong_reports::{Reproduction, TextStyle, text};
use hutong_specs::digest::Digest;
use hutong_specs::judgement::Judgement;
use hutong_specs::name::OperationId;
use hutong_suites::judge::judge;

use super::arguments::{Format, Gating};
use super::console::Console;
use super::reproduction;
use super::session::{self, Planned};
use super::target::Reach;

/// Flags of `judge`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The plan, as `hutong plan` wrote it; with a HAR, the standard
    #[arg(value_name = "PLAN|STANDARD")]
    plan: PathBuf,
    /// The record, as `hutong run` wrote it; or a HAR
    #[arg(value_name = "RECORD|HAR")]
    record: PathBuf,
    /// The standard, if it is not where the plan says
    #[arg(long, value_name = "STANDARD")]
    standard: Option<String>,
    /// The digest of the record, kept elsewhere since its run (sm3:…); another record is not judged
    #[arg(long, value_name = "DIGEST")]
    expect: Option<Digest>,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    gating: Gating,
    /// Folder for judgement and reports [default: hutong-out/<time>]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Judges and writes judgement and reports.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let gate = arguments.gating.gate()?;
    if let Some(expected) = arguments.expect {
        pinned::check(&arguments.record, expected)?;
    }
    let (judgement, output, reproduction) =
        if is_har(&arguments.record)? { of_har(arguments)? } else { of_record(arguments)? };
    reporting::write_all(&output, &judgement, &reproduction, console.language)?;
    print(&judgement, &reproduction, console)?;
    say_news(&gate, &judgement, console);
    reproduction::say_unknown(&judgement, &reproduction, console);
    session::say_where(&output, &judgement.parents.record, console);
    if judgement.run.ended.is_none() {
        console.say(
            "记录没有结尾：运行被中断，未执行的用例列为无法判定",
            "the record has no end: the run was killed, and cases that were not run are inconclusive",
        );
    }
    Ok(gate.exit_code(&judgement))
}

fn of_record(arguments: &Arguments) -> Result<(Judgement, Output, Reproduction), Failure> {
    let planned = Planned::read(input::read(&arguments.plan)?)?;
    let found = session::standard_of(&planned.plan, &arguments.plan, arguments.standard.as_deref())?;
    let record =
        File::open(&arguments.record).map_err(|error| Failure::unreadable(&arguments.record, &error))?;
    let judgement = judge(&found.standard, &planned.plan, BufReader::new(record))
        .map_err(|error| Failure::document(error.to_string()))?;
    // The file may have been exchanged between the check and the judging.
    let (expected, actual) = (arguments.expect, judgement.parents.record);
    if let Some(expected) = expected.filter(|expected| *expected != actual) {
        return Err(pinned::mismatch(&arguments.record, expected, actual));
    }
    let mut more = reproduction::naming(found.named.as_deref());
    if arguments.plan != arguments.record.with_file_name(names::PLAN) {
        more.extend(["--plan".to_owned(), arguments.plan.display().to_string()]);
    }
    let reproduction = reproduction::again(&judgement, &arguments.record, &arguments.reach, more);
    let judgement = Rounds::new(&found.standard, &planned, judgement).read(&arguments.record)?.conclude();
    let output = Output::open(arguments.out.as_deref())?;
    refuse_other(&output, &arguments.record)?;
    Ok((judgement, output, reproduction))
}

/// What lies beside a record belongs to it: the judgement of another one would take its place.
fn refuse_other(output: &Output, record: &Path) -> Result<(), Failure> {
    let own = output.path(names::RECORD);
    let is_other = || std::fs::canonicalize(&own).ok() != std::fs::canonicalize(record).ok();
    if output.has_record() && is_other() {
        let folder = output.folder().display();
        return Err(Failure::usage(format!("write into {folder}: it holds the record of another run"))
            .with_help("choose another folder with --out"));
    }
    Ok(())
}

fn of_har(arguments: &Arguments) -> Result<(Judgement, Output, Reproduction), Failure> {
    let standard = locate::open(&arguments.plan.to_string_lossy(), None)?;
    let har = input::read(&arguments.record)?;
    let output = Output::for_run(arguments.out.as_deref(), false)?;
    let judgement = judge_har(&standard, &har, &output)?;
    let record = output.path(names::RECORD);
    let reproduction = reproduction::again(&judgement, &record, &arguments.reach, Vec::new());
    Ok((judgement, output, reproduction))
}

/// Says which findings the baseline does not know, or not at every operation.
pub(crate) fn say_news(gate: &Gate, judgement: &Judgement, console: Console) {
    for (finding, news) in gate.news(judgement) {
        let (code, clause) = (super::plan::name(&finding.code), &finding.clause);
        let listed = |operations: &[OperationId]| {
            operations.iter().map(OperationId::as_str).collect::<Vec<_>>().join(", ")
        };
        match news {
            News::Known => {}
            News::New => {
                let operations = listed(&finding.operations);
                console.say(
                    &format!("基线之外的新问题：{code} {clause}（{operations}）"),
                    &format!("new since the baseline: {code} {clause} ({operations})"),
                );
            }
            News::Spread(operations) => {
                let operations = listed(&operations);
                console.say(
                    &format!("基线已有的问题扩散到新的接口：{code} {clause}（{operations}）"),
                    &format!(
                        "known to the baseline, new at these operations: {code} {clause} ({operations})"
                    ),
                );
            }
        }
    }
}

/// Prints a judgement for people or programs.
pub(crate) fn print(
    judgement: &Judgement,
    reproduction: &Reproduction,
    console: Console,
) -> Result<(), Failure> {
    match console.format {
        Format::Text => {
            let style = TextStyle { colour: Console::is_coloured(), width: Console::width() };
            Console::data(&text(judgement, reproduction, console.language, &style));
        }
        Format::Json => {
            let bytes =
                judgement.to_bytes().map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
            Console::data(&String::from_utf8_lossy(&bytes));
        }
    }
    Ok(())
}
