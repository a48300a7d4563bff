//! `hutong explain`: what a finding code means.

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong_reports::explain;
use hutong_reports::wording::{Explanation, explanation};
use hutong_specs::bilingual::Language;
use hutong_specs::judgement::FindingCode;
use serde_json::{Value, json};

use super::arguments::Format;
use super::console::Console;

/// Flags of `explain`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The code, such as HT103; every code if none is given
    code: Option<String>,
}

/// Explains one code or all.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let codes = match &arguments.code {
        None => FindingCode::ALL.to_vec(),
        Some(text) => vec![read(text)?],
    };
    if console.format == Format::Json {
        let all: Vec<_> = codes.into_iter().map(|code| explained(code, console.language)).collect();
        Console::data(&Value::from(all).to_string());
        return Ok(ExitCode::Conformant);
    }
    let texts: Vec<_> = codes.into_iter().map(|code| explain(code, console.language)).collect();
    Console::data(&texts.join("\n"));
    Ok(ExitCode::Conformant)
}

fn explained(code: FindingCode, language: Language) -> Value {
    let Explanation { title, meaning, importance, remedy } = explanation(code);
    json!({
        "code": code,
        "title": title.get(language),
        "meaning": meaning.get(language),
        "importance": importance.get(language),
        "remedy": remedy.get(language),
    })
}

fn read(text: &str) -> Result<FindingCode, Failure> {
    let upper = text.to_ascii_uppercase();
    FindingCode::ALL.iter().copied().find(|code| format!("{code:?}") == upper).ok_or_else(|| {
        let known: Vec<_> = FindingCode::ALL.iter().map(|code| format!("{code:?}")).collect();
        Failure::usage(format!("explain `{text}`: there is no such code")).with_help(known.join(", "))
    })
}
