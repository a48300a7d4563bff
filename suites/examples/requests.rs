//! Measures requests and plans over a folder of interface documents.
//!
//! `cargo run --release -p hutong-suites --example requests -- FOLDER`. For each document: of how many operations a request
//! is made whose every part its schema admits, each operation without one with the reason, the processor time and peak
//! memory of a full plan, and the plan's digest, so that a change that must not change plans can be seen to change none. Each document is measured in a process of its own, so that peaks are its own (Linux only; 0
//! elsewhere).
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the command line")]
#![expect(clippy::disallowed_methods, reason = "the corpus lies outside the checkout")]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Effect, Operation, Standard};
use hutong_specs::text::Severity;
use hutong_suites::plan::{Context, PlanOptions, plan};

/// As the program allocates.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["--one", file] => one(Path::new(file)).map(|line| println!("{line}")),
        [folder] => all(Path::new(folder)),
        _ => Err("usage: requests FOLDER".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Every document of a folder, each in a process of its own.
fn all(folder: &Path) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("failed to read the folder: {error}"))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let (mut admitted, mut operations) = (0, 0);
    println!("admitted/operations  cases  cpu seconds  peak MB  document  plan");
    for file in files {
        let output =
            Command::new(&program).arg("--one").arg(&file).output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let counts = text.split_whitespace().next().and_then(|counts| counts.split_once('/'));
        match counts.and_then(|(own, of)| Some((own.parse::<usize>().ok()?, of.parse::<usize>().ok()?))) {
            Some((own, of)) => {
                admitted += own;
                operations += of;
                print!("{text}");
            }
            None => print!("failed  {}\n{}", file.display(), String::from_utf8_lossy(&output.stderr)),
        }
    }
    println!("{admitted} of {operations} operations have a request whose every part is admitted");
    Ok(())
}

/// One document: its counts, then each operation without a request.
fn one(file: &Path) -> Result<String, String> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let options = Options { location: name.clone(), document: Some(name.clone()), binding: None };
    let standard =
        load(&MemoryFiles::new([(name.as_str(), bytes)]), &options).map_err(|error| error.to_string())?;
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    let planned = plan(&standard, &declares, &PlanOptions::default()).map_err(|error| error.to_string())?;
    let (seconds, megabytes) = spent();
    let context = Context::new(&standard, &declares, 0, 0);
    let without: Vec<String> =
        standard.operations.iter().filter_map(|operation| fault(&context, operation)).collect();
    let made = standard.operations.len() - without.len();
    let digest = planned.digest().map_err(|error| error.to_string())?.to_string();
    let mut lines = vec![format!(
        "{made}/{}  {}  {seconds:.2}  {megabytes}  {name}  {digest:.20}",
        standard.operations.len(),
        planned.cases.len()
    )];
    lines.extend(without.into_iter().map(|why| format!("    no request: {why}")));
    lines.extend(left_out(&standard).into_iter().map(|why| format!("    left out: {why}")));
    Ok(lines.join("\n"))
}

/// Why an operation has no request whose every part is admitted.
fn fault<'a>(context: &Context<'a>, operation: &'a Operation) -> Option<String> {
    let base = match context.base(operation) {
        Ok(base) => base,
        Err(why) => return Some(format!("no value for {why}")),
    };
    let refused =
        base.call.arguments.iter().find(|argument| !argument.parameter.schema.admits(&argument.value));
    if let Some(argument) = refused {
        return Some(format!("{}: {} is not admitted", operation.id, argument.parameter.name));
    }
    let is_admitted = base.call.entity.as_ref().is_none_or(hutong_suites::plan::Entity::is_admitted);
    (!is_admitted).then(|| format!("{}: the body is not admitted", operation.id))
}

/// Operations that could not be read.
fn left_out(standard: &Standard) -> Vec<String> {
    let errors = standard.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(ToString::to_string).filter(|text| text.contains("left out")).collect()
}

/// Processor seconds of this process, and its peak memory in megabytes.
fn spent() -> (f64, u64) {
    let text = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let status = text("/proc/self/status");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 =
        peak.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default();
    let times = text("/proc/self/stat");
    let behind = times.rsplit_once(')').map(|(_, behind)| behind.to_owned()).unwrap_or_default();
    let ticks: f64 =
        behind.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<f64>().ok()).sum();
    (ticks / 100.0, kilobytes / 1024)
}
