//! False alarms over a folder of documents: each is tested against a strict mock of its own, which conforms by
//! construction, with every rule and many random requests for each operation. Whatever is found there is a defect of the
//! document or of hutong, and says which case to look at.
//!
//! `cargo run --release --example alarms -- FOLDER [FUZZ]` (1000 random requests for each operation unless told otherwise).
//! The exit code is 1 if there was any finding.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a measurement is a program for the terminal")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use hutong::failure::Failure;
use hutong::locate;
use hutong::mocking::Served;
use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_specs::judgement::{Judgement, Verdict};
use hutong_specs::standard::{Effect, Standard};
use hutong_suites::plan::{PlanOptions, plan};

/// Random requests for each operation.
const FUZZ: u32 = 1000;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: alarms FOLDER [FUZZ]");
        return ExitCode::from(64);
    };
    let fuzz = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(FUZZ);
    println!(
        "{:<34} {:>5} {:>8} {:>8} {:>10} {:>7}",
        "document", "ops", "cases", "findings", "undecided", "s"
    );
    let mut found = 0;
    for document in documents(Path::new(&folder)) {
        match tested(&document, fuzz) {
            Ok(findings) => found += findings,
            Err(failure) => println!("{:<34} {failure}", name(&document)),
        }
    }
    ExitCode::from(u8::from(found > 0))
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_document = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| ["json", "yaml", "yml"].iter().any(|known| extension == *known))
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).filter(is_document).collect();
    paths.sort();
    paths
}

fn name(document: &Path) -> String {
    document.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Tests one document and gives the number of findings.
fn tested(document: &Path, fuzz: u32) -> Result<usize, Failure> {
    let standard = Arc::new(locate::open(&document.to_string_lossy(), None)?);
    let started = Instant::now();
    let judgement = judged(&standard, fuzz)?;
    let counts = &judgement.coverage.cases;
    println!(
        "{:<34} {:>5} {:>8} {:>8} {:>10} {:>7.1}",
        name(document),
        standard.operations.len(),
        counts.pass + counts.fail + counts.inconclusive + counts.error + counts.not_applicable,
        judgement.findings.len(),
        counts.inconclusive + counts.error,
        started.elapsed().as_secs_f64()
    );
    for finding in &judgement.findings {
        println!("    {:?} {} {}: {:?}", finding.code, finding.clause, finding.case, finding.observed);
    }
    let is_open = |verdict| verdict == Verdict::Inconclusive || verdict == Verdict::Error;
    for case in judgement.cases.iter().filter(|case| is_open(case.verdict)).take(3) {
        println!("    undecided {}: {:?}", case.case, case.doubts);
    }
    Ok(judgement.findings.len())
}

fn judged(standard: &Arc<Standard>, fuzz: u32) -> Result<Judgement, Failure> {
    let served = Served::start(Arc::clone(standard), Vec::new(), "127.0.0.1:0")?;
    let target = served.target(standard);
    let options = PlanOptions { seed: 1, fuzz, ceiling: Some(Effect::Destructive), ..PlanOptions::default() };
    let plan = plan(standard, &target.profile.declares, &options)
        .map_err(|error| Failure::document(error.to_string()))?;
    trial(standard, &Planned::new(plan)?, &target, Box::new(std::io::sink()))
}
