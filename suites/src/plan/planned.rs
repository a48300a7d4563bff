//! Plans of a small document: what is demanded, what is broken, what is left out, and how mistakes are named.

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::name::{ClauseId, OperationId, RuleId};
use hutong_specs::plan::{Intent, Plan, Reason, Selection};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Effect, Standard};
use serde_json::{Value, json};

use super::{PlanError, PlanOptions, plan};

fn document() -> Value {
    json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
        "/items/{number}": {"get": {"operationId": "read", "parameters": [
            {"name": "number", "in": "path", "required": true, "schema": {"type": "integer"}},
            {"name": "size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}}],
            "responses": {"200": {"description": "ok"}}}},
        "/items": {"post": {"operationId": "write", "requestBody": {"required": true, "content": {
            "application/json": {"schema": {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string", "maxLength": 5}}}, "example": {"name": "a"}}}},
            "responses": {"200": {"description": "ok"}}}}}})
}

fn standard() -> Standard {
    let files = MemoryFiles::new([("api.json", serde_json::to_vec(&document()).unwrap())]);
    let options =
        Options { location: "api.json".to_owned(), document: Some("api.json".to_owned()), binding: None };
    load(&files, &options).unwrap()
}

fn planned(standard: &Standard, options: &PlanOptions) -> Result<Plan, PlanError> {
    plan(standard, &Declares { effects: Effect::Destructive, ..Declares::default() }, options)
}

fn demands(plan: &Plan, id: &str) -> Vec<String> {
    let case = plan.cases.iter().find(|case| case.id.as_str() == id).unwrap();
    let expectations = case.steps.iter().flat_map(|step| &step.expectations);
    expectations.map(|expectation| format!("{:?}", expectation.demand)).collect()
}

#[test]
fn acceptance_is_demanded_only_of_what_somebody_vouches_for() {
    let plan = planned(&standard(), &PlanOptions::default()).unwrap();
    assert!(demands(&plan, "write/acceptance/valid").contains(&"Accepted".to_owned()));
    assert!(!demands(&plan, "read/acceptance/valid").contains(&"Accepted".to_owned()));
    assert!(plan.exclusions.iter().any(|exclusion| exclusion.reason == Reason::MissingTestData));
}

#[test]
fn each_constraint_is_broken_alone() {
    let plan = planned(&standard(), &PlanOptions::default()).unwrap();
    let ids: Vec<_> = plan.cases.iter().map(|case| case.id.as_str()).collect();
    let expected = [
        "read/bounds/query.size.above-maximum",
        "read/bounds/query.size.below-minimum",
        "write/required/body.without-name",
        "write/bounds/body.name.too-long",
        "write/malformed/truncated",
        "read/type/path.number.string",
    ];
    for id in expected {
        assert!(ids.contains(&id), "{id} in {ids:?}");
    }
}

#[test]
fn a_read_only_ceiling_leaves_writing_cases_out_and_counts_them() {
    let options = PlanOptions { ceiling: Some(Effect::ReadOnly), ..PlanOptions::default() };
    let plan = planned(&standard(), &options).unwrap();
    assert!(plan.cases.iter().all(|case| case.effect == Effect::ReadOnly));
    assert!(plan.footer.left_out[&Reason::AboveCeiling] > 0);
}

#[test]
fn a_selected_violation_brings_its_baseline() {
    let selection = Selection { rules: vec![RuleId::from("required")], ..Selection::default() };
    let plan = planned(&standard(), &PlanOptions { selection, ..PlanOptions::default() }).unwrap();
    let is_violation = |intent: &Intent| matches!(intent, Intent::Violate(_));
    assert!(plan.cases.iter().any(|case| is_violation(&case.intent)));
    assert!(plan.cases.iter().any(|case| case.id.as_str() == "write/acceptance/valid"));
}

#[test]
fn mistakes_of_a_clause_are_named_with_what_would_be_right() {
    let mut wrong_rule = standard();
    wrong_rule.clauses[0].verify[0].rule = RuleId::from("acceptence");
    let message = planned(&wrong_rule, &PlanOptions::default()).unwrap_err().to_string();
    assert!(message.contains("did you mean `acceptance`"), "{message}");
    let mut wrong_parameter = standard();
    wrong_parameter.clauses[0].verify[0].with.insert("speed".to_owned(), json!(1));
    let message = planned(&wrong_parameter, &PlanOptions::default()).unwrap_err().to_string();
    assert!(message.contains("`speed`") && message.contains("no parameters"), "{message}");
}

#[test]
fn an_unknown_selection_is_refused() {
    let selection = Selection { operations: vec![OperationId::from("wriet")], ..Selection::default() };
    let error = planned(&standard(), &PlanOptions { selection, ..PlanOptions::default() }).unwrap_err();
    assert!(error.to_string().contains("did you mean `write`"), "{error}");
    let selection = Selection { clauses: vec![ClauseId::from("none")], ..Selection::default() };
    assert!(planned(&standard(), &PlanOptions { selection, ..PlanOptions::default() }).is_err());
}
