//! `hutong run`: the only verb, with `test`, `replay` and `demo`, that opens a socket to a target.

use std::path::PathBuf;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::input;
use hutong::reporting::names;
use hutong_specs::record::{Ended, RecordFooter};
use serde_json::json;

use super::arguments::{Destination, Format, Pace};
use super::console::Console;
use super::session::{self, Found, Planned};
use super::target::Target;
use super::test::target_of;

/// Flags of `run`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The plan, as `hutong plan` wrote it
    plan: PathBuf,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    pace: Pace,
    /// The standard, if it is not where the plan says
    #[arg(long, value_name = "STANDARD")]
    standard: Option<String>,
    #[command(flatten)]
    destination: Destination,
}

/// Runs the plan and keeps the record.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let planned = Planned::read(input::read(&arguments.plan)?)?;
    let Found { standard, .. } =
        session::standard_of(&planned.plan, &arguments.plan, arguments.standard.as_deref())?;
    let target = target_of(&arguments.target, None)?;
    let output = arguments.destination.open()?;
    let limits = arguments.pace.over(&target.profile.reaches.limits);
    let kept = session::run(&standard, &planned, &target, limits, &output, false)?;
    match console.format {
        Format::Text => Console::data(&format!(
            "{} exchanges in {}\nrecord {}",
            kept.footer.exchanges,
            output.path(names::RECORD).display(),
            kept.record
        )),
        Format::Json => {
            Console::data(&json!({ "record": kept.record, "footer": kept.footer }).to_string());
        }
    }
    Ok(ending(&kept.footer, console))
}

/// The exit code that a record's end makes, with a word about it.
pub(crate) fn ending(footer: &RecordFooter, console: Console) -> ExitCode {
    if footer.ended == Ended::Completed {
        return ExitCode::Conformant;
    }
    let detail = if footer.detail.is_empty() { "interrupted" } else { &footer.detail };
    console.say(&format!("运行提前结束：{detail}"), &format!("the run ended early: {detail}"));
    ExitCode::Broken
}
