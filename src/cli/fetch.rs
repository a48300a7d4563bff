//! `hutong fetch`: a pack with what the target says of itself.

use std::path::PathBuf;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::output::Output;
use hutong::previous::Previous;
use hutong::{fetching, locate};
use serde_json::json;

use super::arguments::Format;
use super::console::Console;
use super::target::Target;

/// Flags of `fetch`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard
    standard: String,
    #[command(flatten)]
    target: Target,
    /// Interface definition of the release before (OpenAPI, JSON or YAML), for clauses on compatible releases
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
    /// Folder for the pack with what was fetched
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Fetches, and says what was found and what not.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let target = super::test::target_of(&arguments.target, None)?;
    let standard = locate::open(&arguments.standard, target.profile.declares.binding.as_deref())?;
    let previous = arguments.previous.as_deref().map(Previous::read).transpose()?;
    let output = Output::open(Some(&arguments.out))?;
    let kept = fetching::keep(&standard, &target, previous.as_ref(), &output)?;
    say(&kept, console);
    let folder = arguments.out.display().to_string();
    match console.format {
        Format::Text => Console::data(&format!("{folder}\n")),
        Format::Json => Console::data(
            &json!({"folder": folder, "target": kept.target, "digest": kept.digest, "declared": kept.is_declared})
                .to_string(),
        ),
    }
    Ok(ExitCode::Conformant)
}

/// Says where the definition was found, and what was tried in vain.
pub(crate) fn say(kept: &fetching::Kept, console: Console) {
    for (place, why) in &kept.attempts {
        console.say(&format!("{place}：{why}"), &format!("{place}: {why}"));
    }
    let (target, digest) = (&kept.target, kept.digest);
    console.say(
        &format!("目标的接口定义取自 {target}（{digest}）"),
        &format!("the target's interface definition is that at {target} ({digest})"),
    );
}
