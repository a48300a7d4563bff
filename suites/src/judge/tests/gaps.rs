//! What was left out, and what it leaves of a clause and of its class.

use hutong_specs::judgement::{ClassVerdict, ClauseVerdict, Doubt, Judgement};
use hutong_specs::plan::{Demand, Exclusion, Reason, Reference, Side};

use super::{clause, is_valid, judged_plan, planned, received, right, standard};

/// A judgement of a platform that is right, or takes everything, with something left out of the body's clause.
fn with_left_out(reason: Reason, is_right: bool) -> Judgement {
    let standard = standard();
    let mut plan = planned(&standard, Vec::new());
    plan.exclusions.push(Exclusion {
        clause: Some("report/request-body".into()),
        operation: None,
        rule: None,
        reason,
        detail: "test".to_owned(),
        count: 1,
    });
    judged_plan(&standard, &plan, |case| {
        Some(if is_right { right(case) } else { received(200, r#"{"id": 1}"#) })
    })
}

#[test]
fn a_bound_without_a_value_leaves_the_clause_partly_conformant() {
    let judgement = with_left_out(Reason::NotGenerated, true);
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::PartlyConformant);
    assert!(judgement.classes.iter().all(|class| class.verdict != ClassVerdict::Conformant));
}

#[test]
fn a_violation_that_cannot_exist_on_the_wire_is_no_gap() {
    for reason in [Reason::NoViolationOnTheWire, Reason::Duplicate] {
        assert_eq!(clause(&with_left_out(reason, true), "request-body"), ClauseVerdict::Conformant);
    }
}

#[test]
fn a_finding_counts_for_more_than_that_the_capability_is_not_declared() {
    let judgement = with_left_out(Reason::NotDeclared, false);
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::PartlyConformant);
}

#[test]
fn a_class_does_not_rest_on_what_the_target_merely_does_not_declare() {
    let judgement = with_left_out(Reason::NotDeclared, true);
    assert_eq!(clause(&judgement, "request-body"), ClauseVerdict::NotApplicable);
    let class = judgement.classes.first().unwrap();
    assert_eq!(class.verdict, ClassVerdict::NotEstablished);
    assert!(class.satisfied < class.shall);
}

#[test]
fn a_refusal_carries_nothing_that_could_differ_from_its_request() {
    let standard = standard();
    let mut plan = planned(&standard, Vec::new());
    plan.cases.retain(is_valid);
    let step = plan.cases[0].steps.last_mut().unwrap();
    let reference = Reference { step: step.id.clone(), side: Side::Request, pointer: "/name".to_owned() };
    step.expectations.truncate(1);
    step.expectations[0].demand = Demand::Same { pointer: "/name".to_owned(), reference };
    let judgement = judged_plan(&standard, &plan, |_| Some(received(400, "{}")));
    assert_eq!(judgement.findings, []);
    let open = &judgement.cases.first().unwrap().doubts;
    assert!(matches!(open.as_slice(), [Doubt::Precondition { .. }]), "{open:?}");
}
