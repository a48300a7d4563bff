//! `hutong init`: the beginning of a pack, from an `OpenAPI` document.

use std::path::PathBuf;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::scaffolding::begin;
use serde_json::json;

use super::arguments::Format;
use super::console::Console;

/// Flags of `init`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The `OpenAPI` document
    document: PathBuf,
    /// Folder for the pack; it must be empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The pack's id; the folder's name if none is given
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

/// Writes the pack, and says how to go on.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let begun = begin(&arguments.document, &arguments.out, arguments.id.as_deref())?;
    let folder = arguments.out.display().to_string();
    match console.format {
        Format::Text => Console::data(&format!("{folder}\n")),
        Format::Json => {
            Console::data(
                &json!({"folder": folder, "id": begun.id, "clauses": begun.clauses, "files": begun.files})
                    .to_string(),
            );
        }
    }
    console.say(
        &format!("{} 条初稿条款；接着 `hutong check {folder}`，再按 docs/packs.md 逐条写明出处", begun.clauses),
        &format!("{} clauses to refine; next `hutong check {folder}`, then say where each comes from (docs/packs.md)", begun.clauses),
    );
    Ok(ExitCode::Conformant)
}
