//! `hutong report`: a judgement as HTML, JUnit, text or JSON.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::output::write_whole;
use hutong_reports::{TextStyle, html, junit, text};
use hutong_specs::judgement::Judgement;

use super::console::Console;

/// Flags of `report`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The judgement, as `hutong judge` wrote it
    judgement: PathBuf,
    /// How it is written
    #[arg(short = 'f', long = "as", value_enum, value_name = "KIND", default_value_t)]
    kind: Kind,
    /// File to write [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Kinds of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Summary for the terminal
    #[default]
    Text,
    /// Self-contained page, in the language of --lang
    Html,
    /// JUnit XML
    Junit,
    /// The judgement itself
    Json,
}

/// Writes the report.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let path = &arguments.judgement;
    let bytes = std::fs::read(path).map_err(|error| Failure::unreadable(path, &error))?;
    let judgement = Judgement::from_bytes(&bytes).map_err(|error| Failure::document(error.to_string()))?;
    let report = write(&judgement, arguments.kind, console)?;
    match &arguments.output {
        Some(path) => write_whole(path, &report)?,
        None => Console::data(&String::from_utf8_lossy(&report)),
    }
    Ok(ExitCode::Conformant)
}

fn write(judgement: &Judgement, kind: Kind, console: Console) -> Result<Vec<u8>, Failure> {
    let bug = |error: String| Failure::new(ExitCode::Bug, error);
    match kind {
        Kind::Text => {
            let style = TextStyle { colour: Console::is_coloured(), width: Console::width() };
            Ok(text(judgement, console.language, &style).into_bytes())
        }
        Kind::Html => {
            html(judgement, console.language).map(String::into_bytes).map_err(|error| bug(error.to_string()))
        }
        Kind::Junit => junit(judgement).map_err(|error| bug(error.to_string())),
        Kind::Json => judgement.to_bytes().map_err(|error| bug(error.to_string())),
    }
}
