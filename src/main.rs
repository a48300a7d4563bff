//! The command line of hutong.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use hutong_specs::tool::Tool;
use mimalloc::MiMalloc;

/// What one thread of a run takes another gives back, line by line: the system's allocator pays for that with locks.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if let Some(commit) = option_env!("HUTONG_COMMIT") {
        Tool::built_from(commit);
    }
    match cli::verb::CommandLine::try_parse() {
        Ok(command_line) => cli::verb::perform(command_line).into(),
        Err(error) => cli::verb::explain_usage(&error).into(),
    }
}
