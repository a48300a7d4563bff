//! Peak memory of a run of 100,000 exchanges, in a process of its own.

use std::process::Command;

use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_specs::plan::Selection;
use hutong_specs::profile::Declares;
use hutong_specs::standard::Effect;
use hutong_suites::plan::{PlanOptions, plan};

use crate::hutong_run::{standard, target};
use crate::server::Process;

const EXCHANGES: u32 = 100_000;

/// Starts the process and prints what it says.
pub fn measure(server: &Process) {
    let executable = std::env::current_exe().unwrap();
    let output = Command::new(executable).arg("--memory").arg(&server.base).output().unwrap();
    print!("{}", String::from_utf8_lossy(&output.stdout));
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
}

/// The process: random cases, made when they are needed, run with the record on disk.
pub fn child(base: &str) {
    let standard = standard();
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    // A server of constant answers takes what it must refuse; of random requests only the valid ones are like the others measured.
    let selection = Selection { rules: vec!["fuzz".into()], ..Selection::default() };
    let options = PlanOptions { seed: 1, fuzz: EXCHANGES, selection, ..PlanOptions::default() };
    let planned = Planned::new(plan(&standard, &declares, &options).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let record = std::fs::File::create(folder.path().join("record.ndjson")).unwrap();
    let judgement = trial(&standard, &planned, &target(base, 16), Box::new(record)).unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned();
    println!("{} exchanges: peak memory {peak}  (goal 100 MB)", judgement.run.exchanges);
}
