//! `hutong report`: a judgement as HTML, JUnit, text or JSON.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::input;
use hutong::output::write_whole;
use hutong_reports::{Reproduction, TextStyle, html, junit, text};
use hutong_specs::judgement::Judgement;

use super::arguments::Format;
use super::console::Console;
use super::reproduction;
use super::target::Reach;

/// Flags of `report`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The judgement, as `hutong judge` wrote it
    judgement: PathBuf,
    /// How it is written [default: text, or json with --format json]
    #[arg(short = 'f', long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
    #[command(flatten)]
    reach: Reach,
    /// File to write [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Kinds of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Summary for the terminal
    Text,
    /// Self-contained page, in the language of --lang
    Html,
    /// JUnit XML, in the language of --lang
    Junit,
    /// The judgement itself
    Json,
}

/// Writes the report.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let path = &arguments.judgement;
    let bytes = input::read(path)?;
    let judgement = Judgement::from_bytes(&bytes).map_err(|error| Failure::document(error.to_string()))?;
    let reproduction = reproduction::beside(&judgement, path, &arguments.reach);
    let kind = arguments.kind.unwrap_or(match console.format {
        Format::Text => Kind::Text,
        Format::Json => Kind::Json,
    });
    let report = write(&judgement, &reproduction, kind, console)?;
    match &arguments.output {
        Some(path) => write_whole(path, &report)?,
        None => Console::data(&String::from_utf8_lossy(&report)),
    }
    if kind != Kind::Json {
        reproduction::say_unknown(&judgement, &reproduction, console);
    }
    Ok(ExitCode::Conformant)
}

fn write(
    judgement: &Judgement,
    reproduction: &Reproduction,
    kind: Kind,
    console: Console,
) -> Result<Vec<u8>, Failure> {
    let bug = |error: String| Failure::new(ExitCode::Bug, error);
    match kind {
        Kind::Text => {
            let style = TextStyle { colour: Console::is_coloured(), width: Console::width() };
            Ok(text(judgement, reproduction, console.language, &style).into_bytes())
        }
        Kind::Html => {
            let page = html(judgement, reproduction, console.language);
            page.map(String::into_bytes).map_err(|error| bug(error.to_string()))
        }
        Kind::Junit => {
            junit(judgement, reproduction, console.language).map_err(|error| bug(error.to_string()))
        }
        Kind::Json => judgement.to_bytes().map_err(|error| bug(error.to_string())),
    }
}
