//! `hutong mock`: serve a platform derived from a standard.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::locate;
use hutong::mocking::{Served, named};
use hutong::output::{private_file, write_whole};
use hutong_mocks::MockProfile;
use hutong_specs::standard::Standard;
use serde_json::{Value, json};

use super::arguments::Format;
use super::console::Console;

/// Flags of `mock`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard
    standard: String,
    /// A deviation on purpose (may be repeated)
    #[arg(short, long = "deviation", value_name = "ID")]
    deviations: Vec<String>,
    /// List the deviations that there are, and end
    #[arg(long)]
    list: bool,
    /// Address to listen at; port 0 picks a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    listen: String,
    /// Write the profile by which `hutong test` reaches the mock, and its secrets beside it
    #[arg(long, value_name = "FILE")]
    write_profile: Option<PathBuf>,
    /// How many seconds a short-lived secret is good for, in place of what the binding says
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    secret_lifetime: Option<u32>,
    /// The binding, where the pack has several
    #[arg(long, value_name = "NAME")]
    binding: Option<String>,
}

/// Serves the platform until Ctrl-C.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let mut standard = locate::open(&arguments.standard, arguments.binding.as_deref())?;
    if let Some(seconds) = arguments.secret_lifetime {
        let no_session = || {
            Failure::usage("shorten the life of a secret: the binding has no short-lived one".to_owned())
                .with_help("leave --secret-lifetime out")
        };
        standard.binding.session.as_mut().ok_or_else(no_session)?.lifetime_seconds = seconds;
    }
    let standard = Arc::new(standard);
    if arguments.list {
        list(&standard, console);
        return Ok(ExitCode::Conformant);
    }
    let deviations = named(&standard, &arguments.deviations)?;
    let served = Served::start(Arc::clone(&standard), deviations, &arguments.listen)?;
    if let Some(path) = &arguments.write_profile {
        write_profile(path, hutong_mocks::profile(&standard, &served.base()))?;
    }
    match console.format {
        Format::Text => Console::data(&served.base()),
        Format::Json => Console::data(&json!({ "base": served.base() }).to_string()),
    }
    console.say("按 Ctrl-C 停止", "Ctrl-C stops it");
    served.wait();
    Ok(ExitCode::Conformant)
}

fn list(standard: &Standard, console: Console) {
    if console.format == Format::Json {
        let all = hutong_mocks::deviations(standard).into_iter().map(|deviation| {
            json!({
                "id": deviation.id,
                "title": deviation.title.get(console.language),
                "breaks": deviation.breaks,
            })
        });
        return Console::data(&Value::from(all.collect::<Vec<_>>()).to_string());
    }
    let lines: Vec<_> = hutong_mocks::deviations(standard)
        .iter()
        .map(|deviation| {
            let breaks: Vec<_> = deviation.breaks.iter().map(ToString::to_string).collect();
            format!("{}  {}  [{}]", deviation.id, deviation.title.get(console.language), breaks.join(" "))
        })
        .collect();
    Console::data(&lines.join("\n"));
}

/// Writes the profile, and `<FILE>.secrets` for its owner alone.
fn write_profile(path: &Path, made: MockProfile) -> Result<(), Failure> {
    use std::io::Write as _;
    let secrets = PathBuf::from(format!("{}.secrets", path.display()));
    let name = secrets.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let made = made.with_secrets_file(&name);
    let lines = made.secrets_text();
    private_file(&secrets)
        .and_then(|mut file| file.write_all(lines.as_bytes()))
        .map_err(|error| Failure::unwritable(&secrets, &error))?;
    let text = serde_json::to_vec_pretty(&made.profile)
        .map_err(|error| Failure::new(ExitCode::Bug, format!("write the profile: {error}")))?;
    write_whole(path, &text)
}
