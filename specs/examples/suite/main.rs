//! Measures the verbs of a schema over the suite of JSON Schema itself.
//!
//! `cargo run -p hutong-specs --example suite -- FOLDER [--emit FILE] [--draws N] [--only TEXT]`, where the folder is a
//! checkout of the suite. Formats count in `optional/format` and in draft 7's `optional/content.json`; in every other
//! file they describe. Every schema is unfolded into draft 2020-12 first; how often the validator then agrees with the
//! suite is a figure of its own. `--emit` writes every value with the schema as the suite has it, one JSON object a
//! line, for a second validator (`second_validator.py` beside this file).
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the command line")]
#![expect(clippy::disallowed_methods, reason = "the corpus lies outside the checkout")]

mod corpus;
mod emission;
mod measure;
mod shares;

use std::process::ExitCode;

use shares::Shares;

/// What is asked for on the command line.
struct Arguments {
    folder: String,
    emit: Option<String>,
    draws: u64,
    only: String,
}

fn arguments() -> Option<Arguments> {
    let mut words = std::env::args().skip(1);
    let mut arguments = Arguments { folder: words.next()?, emit: None, draws: 100, only: String::new() };
    while let Some(word) = words.next() {
        let value = words.next()?;
        match word.as_str() {
            "--emit" => arguments.emit = Some(value),
            "--draws" => arguments.draws = value.parse().ok()?,
            "--only" => arguments.only = value,
            _ => return None,
        }
    }
    Some(arguments)
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("usage: suite FOLDER [--emit FILE] [--draws N] [--only TEXT]");
        return ExitCode::from(64);
    };
    match run(&arguments) {
        Ok(shares) => {
            shares.print();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("failed to read {}: {error}", arguments.folder);
            ExitCode::from(65)
        }
    }
}

fn run(arguments: &Arguments) -> std::io::Result<Shares> {
    let mut emission = emission::Emission::open(arguments.emit.as_deref())?;
    let mut shares = Shares::default();
    for file in corpus::files(std::path::Path::new(&arguments.folder))? {
        for group in &file.groups {
            let title = format!("{} {}", file.name, group["description"]);
            if title.contains(&arguments.only) {
                let measured = measure::measure(&file, group, arguments.draws, &mut emission)?;
                shares.add(&file, &title, measured);
            }
        }
    }
    Ok(shares)
}
