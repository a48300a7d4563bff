//! A run that ended before its time: what was not run is called so, and what others rest on is run first.

use std::collections::BTreeSet;

use hutong_specs::judgement::{CaseResult, Doubt, FindingCode, Judgement, Verdict};
use hutong_specs::record::{Answer, Fault, FaultKind};

use super::{is_valid, judged, planned, received, right, standard};
use crate::cases::Cases;

fn dependent(judgement: &Judgement) -> &CaseResult {
    judgement.cases.iter().find(|case| case.rule.as_str() == "required").unwrap()
}

#[test]
fn a_case_that_was_under_way_when_the_run_ended_was_not_run() {
    let interrupted = || {
        Answer::Fault(Fault {
            kind: FaultKind::Interrupted,
            detail: "the run ended".to_owned(),
            received: None,
        })
    };
    let judgement = judged(Vec::new(), |case| Some(if is_valid(case) { interrupted() } else { right(case) }));
    let base = judgement.cases.iter().find(|case| case.case.as_str() == "report/acceptance/valid").unwrap();
    for case in [base, dependent(&judgement)] {
        assert_eq!((case.verdict, case.doubts.as_slice()), (Verdict::Inconclusive, &[Doubt::NotRun][..]));
    }
}

#[test]
fn a_case_that_rests_on_one_that_was_not_run_says_so() {
    let judgement = judged(Vec::new(), |case| (!is_valid(case)).then(|| right(case)));
    assert_eq!(dependent(&judgement).doubts, [Doubt::NotRun]);
}

#[test]
fn a_case_that_rests_on_a_refused_one_says_what_was_answered() {
    let judgement =
        judged(Vec::new(), |case| Some(if is_valid(case) { received(401, "") } else { right(case) }));
    let step = "report/acceptance/valid".to_owned();
    let observed = "refused 401".to_owned();
    assert_eq!(dependent(&judgement).doubts, [Doubt::Precondition { step, observed }]);
}

#[test]
fn a_service_that_breaks_on_the_valid_request_is_one_finding() {
    let judgement = judged(Vec::new(), |_| Some(received(500, "")));
    let found: Vec<_> =
        judgement.findings.iter().map(|finding| (finding.code, finding.clause.as_str())).collect();
    assert_eq!(found, [(FindingCode::HT101, "report/acceptance")]);
    assert_ne!(dependent(&judgement).verdict, Verdict::Fail);
}

#[test]
fn a_service_that_breaks_on_a_hostile_request_alone_is_found() {
    let judgement = judged(Vec::new(), |case| {
        Some(if case.rule.as_str() == "content-type" { received(500, "") } else { right(case) })
    });
    let found: Vec<_> =
        judgement.findings.iter().map(|finding| (finding.code, finding.clause.as_str())).collect();
    assert_eq!(found, [(FindingCode::HT101, "report/robustness")]);
}

#[test]
fn a_connection_that_is_closed_on_what_is_too_large_decides_nothing() {
    let closed =
        || Answer::Fault(Fault { kind: FaultKind::Closed, detail: "test".to_owned(), received: None });
    let judgement = judged(Vec::new(), |case| {
        Some(if case.id.as_str().ends_with("/size/nesting") { closed() } else { right(case) })
    });
    assert_eq!(judgement.findings, []);
}

#[test]
fn what_others_rest_on_is_run_first_and_nothing_is_left_out() {
    let standard = standard();
    let mut plan = planned(&standard, Vec::new());
    plan.cases.reverse();
    let cases = Cases::new(&standard, &plan);
    let order: Vec<_> = cases.in_running_order().map(std::borrow::Cow::into_owned).collect();
    assert!(is_valid(&order[0]));
    let all: BTreeSet<_> = cases.iter().map(|(_, case)| case.id.clone()).collect();
    assert_eq!(order.len(), all.len());
    assert_eq!(order.into_iter().map(|case| case.id).collect::<BTreeSet<_>>(), all);
}
