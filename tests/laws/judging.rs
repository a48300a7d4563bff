//! Laws 4 and 6: judging twice, with cases reordered, or after a round trip through the file gives equal judgements;
//! roll-up is a lattice.

use std::collections::BTreeMap;

use hutong_specs::digest::Digest;
use hutong_specs::judgement::{Judgement, Verdict};
use hutong_specs::record::{RecordLine, RecordReader};
use hutong_suites::judge::{Judge, judge};
use proptest::prelude::*;

use crate::support::{judged, planned, standard};

fn lines(record: &[u8]) -> Vec<RecordLine> {
    let mut reader = RecordReader::new(record);
    std::iter::from_fn(|| reader.next_line().unwrap()).collect()
}

/// The lines with the cases in another order, each case's own exchanges in theirs.
fn reordered(lines: Vec<RecordLine>) -> Vec<RecordLine> {
    let mut cases: BTreeMap<String, Vec<RecordLine>> = BTreeMap::new();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for line in lines {
        match &line {
            RecordLine::Header(_) => first.push(line),
            RecordLine::Footer(_) => last.push(line),
            RecordLine::Exchange(exchange) => cases.entry(exchange.case.to_string()).or_default().push(line),
        }
    }
    first.into_iter().chain(cases.into_values().rev().flatten()).chain(last).collect()
}

/// Line numbers are evidence of the file, not of the judgement's ground.
fn without_line_numbers(mut judgement: Judgement) -> Judgement {
    for finding in &mut judgement.findings {
        finding.evidence.line = 0;
    }
    for left in &mut judgement.residue {
        left.line = 0;
    }
    for ground in judgement.claims.iter_mut().filter_map(|claim| claim.ground.as_mut()) {
        ground.line = 0;
    }
    judgement
}

#[test]
fn judging_again_reordered_or_from_the_file_gives_the_same_judgement() {
    let standard = standard();
    let planned = planned(1, 3);
    let (streamed, record) = judged(&planned, &["old-time-accepted", "result-without-acceptance-accepted"]);
    assert!(!streamed.findings.is_empty());
    let from_file = judge(&standard, &planned.plan, record.as_slice()).unwrap();
    assert_eq!(streamed, from_file);
    let read_back = Judgement::from_bytes(&from_file.to_bytes().unwrap()).unwrap();
    assert_eq!(read_back, from_file);

    let mut again = Judge::new(&standard, &planned.plan, planned.digest).unwrap();
    for line in reordered(lines(&record)) {
        again.observe(line).unwrap();
    }
    let again = again.finish(Digest::of(&record)).unwrap();
    assert_eq!(without_line_numbers(again), without_line_numbers(from_file));
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop::sample::select(vec![
        Verdict::NotApplicable,
        Verdict::Pass,
        Verdict::Inconclusive,
        Verdict::Error,
        Verdict::Fail,
    ])
}

proptest! {
    #[test]
    fn roll_up_is_associative_commutative_and_idempotent(a in verdict(), b in verdict(), c in verdict()) {
        prop_assert_eq!(a.join(b).join(c), a.join(b.join(c)));
        prop_assert_eq!(a.join(b), b.join(a));
        prop_assert_eq!(a.join(a), a);
        prop_assert!(a.join(b) >= a);
        prop_assert_eq!(Verdict::default().join(a), a);
    }
}
