//! The command line of hutong.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::verb::CommandLine::try_parse() {
        Ok(command_line) => cli::verb::perform(command_line).into(),
        Err(error) => cli::verb::explain_usage(&error).into(),
    }
}
