//! Laws 8 and 9: conforming bodies are admitted, violating ones refused with all that they break named; every clause is
//! in some case or has a reason, and every finding names a clause.

use std::collections::BTreeSet;

use hutong_specs::plan::{Breach, Case, Content, Intent, Place, Role};
use hutong_specs::schema::Schema;
use serde_json::Value;

use crate::support::{judged, planned, standard};

/// The JSON body of the case's probe, as its template has it, and the schema that it is meant for.
fn body_and_schema(case: &Case) -> Option<(Value, Schema)> {
    let step = case.steps.iter().rfind(|step| step.role == Role::Probe)?;
    let Content::Json { value, .. } = &step.probe.request.as_ref()?.body.as_ref()?.content else {
        return None;
    };
    let standard = standard();
    let operation = standard.operation(&step.probe.operation)?;
    let schema = operation.request_body.as_ref()?.content.first()?.schema.clone()?;
    Some((value.clone(), schema))
}

fn constraints(breaches: &[Breach]) -> BTreeSet<String> {
    let in_body = breaches.iter().filter(|breach| matches!(breach.place, Place::Body(_)));
    in_body.filter_map(|breach| breach.constraint.clone()).collect()
}

#[test]
fn conforming_bodies_are_admitted_and_violating_ones_refused_with_all_that_they_break() {
    let mut violating = 0;
    for seed in [1, 2, 3] {
        for case in &planned(seed, 0).plan.cases {
            let Some((body, schema)) = body_and_schema(case) else {
                continue;
            };
            match &case.intent {
                Intent::Conform => assert!(schema.admits(&body), "{}: {:?}", case.id, schema.faults(&body)),
                Intent::Violate(breaches) => {
                    let named = constraints(breaches);
                    if named.is_empty() {
                        continue;
                    }
                    violating += 1;
                    let broken: BTreeSet<_> =
                        schema.faults(&body).into_iter().map(|fault| fault.constraint).collect();
                    assert!(!broken.is_empty(), "{} breaks nothing", case.id);
                    assert_eq!(named, broken, "{}", case.id);
                }
            }
        }
    }
    assert!(violating > 500, "only {violating} violating bodies");
}

#[test]
fn every_clause_is_in_some_case_or_has_a_reason() {
    let plan = planned(1, 0).plan;
    for clause in &standard().clauses {
        let is_exercised = plan.cases.iter().any(|case| case.clauses.contains(&clause.id));
        let has_reason =
            plan.exclusions.iter().any(|exclusion| exclusion.clause.as_ref() == Some(&clause.id));
        assert!(is_exercised || has_reason, "{} is forgotten", clause.id);
        let counted = plan.footer.per_clause.get(&clause.id).copied().unwrap_or_default();
        assert_eq!(counted > 0, is_exercised, "{} is counted wrong", clause.id);
    }
}

#[test]
fn every_finding_names_a_clause_of_the_standard_and_a_case_of_the_plan() {
    let planned = planned(1, 0);
    let (judgement, _) = judged(&planned, &["old-time-accepted"]);
    assert!(!judgement.findings.is_empty());
    for finding in &judgement.findings {
        assert!(standard().clause(&finding.clause).is_some());
        assert!(planned.plan.cases.iter().any(|case| case.id == finding.case));
    }
}
