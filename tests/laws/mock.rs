//! Laws 1 and 2: the conformant mock has no findings; every deviation is caught by a clause that it breaks.
//!
//! Bounded in time: a deviation that a person wrote is tried with the cases of the clauses that it breaks and a sample of
//! all others, and a sample of the machine-made ones with the cases of their operation. The whole matrix, machine-made
//! deviations and the clauses that have no deviation of their own are left to `hutong score`; `docs/score.md` keeps
//! what it last said.

use std::sync::Arc;

use hutong::score::{Breadth, score};
use hutong_specs::judgement::ClauseVerdict;
use hutong_specs::standard::Verification;

use crate::support::{judged, planned, seeds, standard};

#[test]
fn the_conformant_mock_has_no_findings_whatever_the_seed() {
    for seed in 1..=seeds() {
        let (judgement, _) = judged(&planned(seed, 20), &[]);
        let findings: Vec<_> = judgement
            .findings
            .iter()
            .map(|finding| (&finding.clause, &finding.case, &finding.observed))
            .collect();
        assert!(findings.is_empty(), "seed {seed}: {findings:#?}");
        let open: Vec<_> = judgement
            .cases
            .iter()
            .filter(|case| !case.doubts.is_empty())
            .map(|case| (&case.case, &case.doubts))
            .collect();
        assert!(open.is_empty(), "seed {seed}: {open:#?}");
    }
}

#[test]
fn a_run_withdraws_every_row_that_it_reported() {
    let (judgement, record) = judged(&planned(1, 5), &[]);
    assert_eq!(judgement.residue, []);
    let record = String::from_utf8(record).unwrap();
    let withdrawn =
        |line: &&str| line.contains(r#""step":"cleanup-"#) && line.contains(r#"\"cd_operation\":\"D\""#);
    assert!(record.lines().filter(withdrawn).count() > 1_000);
}

#[test]
fn every_automatic_requirement_is_decided_on_the_conformant_mock() {
    let (judgement, _) = judged(&planned(1, 0), &[]);
    let standard = standard();
    let undecided: Vec<_> = judgement
        .clauses
        .iter()
        .filter(|result| {
            standard
                .clause(&result.clause)
                .is_some_and(|clause| clause.verification == Verification::Automatic)
        })
        // Whether secrets end in time is tested where somebody waits for it.
        .filter(|result| {
            let verify =
                standard.clause(&result.clause).map(|clause| clause.verify.as_slice()).unwrap_or_default();
            verify.is_empty() || verify.iter().any(|verify| verify.rule.as_str() != "expiry")
        })
        .filter(|result| {
            !matches!(result.verdict, ClauseVerdict::Conformant | ClauseVerdict::PartlyConformant)
        })
        .map(|result| (&result.clause, result.verdict, &result.reasons))
        .collect();
    assert!(undecided.is_empty(), "{undecided:#?}");
}

#[test]
fn every_deviation_is_caught_by_a_clause_that_it_breaks_and_by_no_other() {
    let standard = standard();
    let deviations =
        hutong_mocks::deviations(&standard).into_iter().filter(|one| !one.id.contains(':')).collect();
    let score = score(&Arc::clone(&standard), deviations, (1, Breadth::Narrowed), &mut |_| {}).unwrap();
    assert!(score.rows.len() >= 20);
    assert!(score.missed().is_empty(), "missed: {:#?}", score.missed());
    assert!(score.misattributed().is_empty(), "wrongly attributed: {:#?}", score.misattributed());
}

#[test]
fn machine_made_deviations_are_caught_in_a_sample() {
    let standard = standard();
    let made: Vec<_> =
        hutong_mocks::deviations(&standard).into_iter().filter(|one| one.id.contains(':')).collect();
    assert!(made.len() > 100);
    let sample = made.into_iter().step_by(40).collect();
    let score = score(&standard, sample, (1, Breadth::Whole), &mut |_| {}).unwrap();
    assert!(score.missed().is_empty(), "missed: {:#?}", score.missed());
}
