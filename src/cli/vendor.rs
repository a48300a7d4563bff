//! `hutong vendor`: copies of the remote documents that a standard's references need.

use std::collections::BTreeSet;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::locate;
use hutong::vendoring::{Vendored, missing, vendor};
use serde_json::json;

use super::arguments::Format;
use super::console::Console;

/// Flags of `vendor`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard: a pack's folder or an `OpenAPI` document, beside which `vendor/` is kept
    standard: String,
    /// A host that may be asked, as `host` or `host:port` (may be repeated)
    #[arg(long = "allow-host", value_name = "HOST")]
    hosts: Vec<String>,
}

/// Fetches copies, and says what was added and what could not be had.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let Some((root, options)) = locate::on_disk(&arguments.standard) else {
        return Err(Failure::usage(format!(
            "vendor for `{}`: it is no file and no folder",
            arguments.standard
        ))
        .with_help("a pack of this binary has its copies already; `hutong fetch` writes one into a folder"));
    };
    let wanted = missing(&root, &options);
    if arguments.hosts.is_empty() && !wanted.is_empty() {
        let listed: Vec<&str> = wanted.iter().map(String::as_str).collect();
        return Err(Failure::usage(format!(
            "fetch copies without being told from where; these are missing:\n  {}",
            listed.join("\n  ")
        ))
        .with_help("name each host that may be asked with --allow-host"));
    }
    let hosts: BTreeSet<String> = arguments.hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
    let done = vendor(&root, &options, &hosts)?;
    tell(&done, console);
    Ok(if done.failed.is_empty() { ExitCode::Conformant } else { ExitCode::Broken })
}

fn tell(done: &Vendored, console: Console) {
    if console.format == Format::Json {
        return Console::data(&json!({"added": done.added, "failed": done.failed}).to_string());
    }
    let added =
        done.added.iter().map(|copy| format!("{}  {}  vendor/{}\n", copy.digest, copy.address, copy.path));
    Console::data(&added.collect::<String>());
    for (address, why) in &done.failed {
        console.say(&format!("未取得 {address}：{why}"), &format!("could not fetch {address}: {why}"));
    }
    if done.added.is_empty() && done.failed.is_empty() {
        console.say("不缺任何副本", "no copy is missing");
    }
}
