//! hutong itself: run, judge and record, with every check on.

use std::fs::File;
use std::io::BufWriter;

use hutong::planned::Planned;
use hutong::target::TargetProfile;
use hutong::trial::trial;
use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::profile::{Declares, Limits};
use hutong_specs::standard::{Effect, Standard};
use hutong_suites::plan::{PlanOptions, plan};

use crate::measure::{Measured, measured};

const DOCUMENT: &str = include_str!("cases.yaml");

/// The body of every request: about one kilobyte.
pub fn request_body() -> String {
    let text = "测试".repeat(140);
    format!(r#"{{"id":"99000020000101008X","name":"测试人","amount":12.5,"note":"{text}"}}"#)
}

/// The standard of the benchmark: one operation.
pub fn standard() -> Standard {
    let document = DOCUMENT.replace("REQUEST", &request_body());
    let files = MemoryFiles::new([("cases.yaml", document)]);
    let options =
        Options { location: "cases.yaml".to_owned(), document: Some("cases.yaml".to_owned()), binding: None };
    load(&files, &options).unwrap()
}

/// A plan of `exchanges` cases, each the same valid request under another name, with all its expectations.
pub fn planned(standard: &Standard, exchanges: u32) -> Planned {
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    let mut made = plan(standard, &declares, &PlanOptions { seed: 1, ..PlanOptions::default() }).unwrap();
    let valid =
        made.cases.iter().find(|case| case.id.as_str().ends_with("acceptance/valid")).unwrap().clone();
    made.cases = (0..exchanges)
        .map(|number| {
            let mut case = valid.clone();
            case.id = format!("{}-{number}", valid.id).into();
            case
        })
        .collect();
    Planned::new(made).unwrap()
}

/// The target at `base`.
pub fn target(base: &str, connections: u16) -> TargetProfile {
    let mut target = TargetProfile::from_url(base, &[], Some(Effect::Destructive)).unwrap();
    target.profile.reaches.limits = Limits { concurrency: connections, ..Limits::default() };
    target
}

/// Runs the plan.
pub fn measure(base: &str, connections: u16, exchanges: u32) -> Measured {
    let standard = standard();
    let planned = planned(&standard, exchanges);
    let target = target(base, connections);
    let folder = tempfile::tempdir().unwrap();
    let record = BufWriter::new(File::create(folder.path().join("record.ndjson")).unwrap());
    measured(exchanges, || {
        let judgement = trial(&standard, &planned, &target, Box::new(record)).unwrap();
        assert_eq!(judgement.coverage.cases.pass, u64::from(exchanges), "{:?}", judgement.findings.first());
    })
}
