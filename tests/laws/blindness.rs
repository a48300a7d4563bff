//! Law 7: a probe carries no expectation; with fixed clock and marks, permuting expectations leaves what is sent
//! unchanged.

use std::sync::Arc;

use hutong::equip;
use hutong::mocking::Served;
use hutong::pipeline::{Keeping, execute};
use hutong::planned::Planned;
use hutong_specs::plan::Plan;
use hutong_specs::record::{RecordLine, RecordReader, Sent};
use hutong_suites::run::{BatchMark, Clock};
use tokio::sync::watch;

use crate::support::{Shared, planned, standard};

#[derive(Debug)]
struct Fixed(i64);

impl Clock for Fixed {
    fn now_ms(&self) -> i64 {
        self.0
    }
}

/// What is sent for a plan, one request at a time, at a fixed time and with a fixed mark.
fn sent(plan: Plan) -> Vec<Sent> {
    let standard = standard();
    let planned = Planned::new(plan).unwrap();
    let served = Served::start(Arc::clone(&standard), Vec::new(), "127.0.0.1:0").unwrap();
    let target = served.target(&standard);
    let mut limits = target.profile.reaches.limits.clone();
    limits.concurrency = 1;
    let (stop, stopped) = watch::channel(false);
    let mut assignment = equip::assignment(&standard, &planned, &target, limits, stopped).unwrap();
    assignment.clock = Arc::new(Fixed(hutong::clock::now_ms() / 600_000 * 600_000));
    assignment.batch = "test0000".parse::<BatchMark>().unwrap();
    let record = Shared::default();
    let keeping = Keeping {
        record: Box::new(record.clone()),
        path: std::path::Path::new("record"),
        progress: &|_| {},
        stop,
    };
    execute(&standard, &planned.plan, assignment, keeping, None).unwrap();
    let bytes = record.0.lock().unwrap().clone();
    let mut reader = RecordReader::new(bytes.as_slice());
    let lines = std::iter::from_fn(|| reader.next_line().unwrap());
    lines
        .filter_map(|line| match line {
            RecordLine::Exchange(exchange) => exchange.sent,
            _ => None,
        })
        .map(without_port)
        .collect()
}

/// Each mock has a port of its own.
fn without_port(mut sent: Sent) -> Sent {
    sent.url = sent
        .url
        .split_once("127.0.0.1:")
        .map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path).to_owned())
        .unwrap();
    sent.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("host"));
    sent
}

#[test]
fn permuting_expectations_leaves_the_requests_unchanged() {
    let mut plan = planned(1, 0).plan;
    plan.cases.truncate(120);
    let mut permuted = plan.clone();
    let mut expectations: Vec<_> = permuted
        .cases
        .iter_mut()
        .flat_map(|case| case.steps.iter_mut().map(|step| std::mem::take(&mut step.expectations)))
        .collect();
    expectations.rotate_left(7);
    let steps = permuted.cases.iter_mut().flat_map(|case| case.steps.iter_mut());
    for (step, expectations) in steps.zip(expectations) {
        step.expectations = expectations;
    }
    assert_ne!(plan, permuted);
    let (one, other) = (sent(plan), sent(permuted));
    assert!(one.len() > 120);
    assert_eq!(one, other);
}
