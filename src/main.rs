//! The command line of hutong.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use hutong_specs::tool::Tool;

fn main() -> ExitCode {
    if let Some(commit) = option_env!("HUTONG_COMMIT") {
        Tool::built_from(commit);
    }
    match cli::verb::CommandLine::try_parse() {
        Ok(command_line) => cli::verb::perform(command_line).into(),
        Err(error) => cli::verb::explain_usage(&error).into(),
    }
}
