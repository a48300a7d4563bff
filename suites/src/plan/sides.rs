//! What only the platform sets is in no planned request, whatever rule plans it, but for the one that sends it on purpose.

use std::collections::BTreeSet;

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Case, Demand, Intent, Plan};
use hutong_specs::profile::{Declares, Hostile};
use hutong_specs::standard::{Effect, Obligation, Standard};
use serde_json::{Value, json};

use super::{PlanOptions, plan};
use crate::Cases;

/// Members that only the platform sets, at the top, further in, in an array and behind a reference.
const KEPT: &[&str] = &["kept_number", "kept_state", "kept_time", "kept_owner"];

fn user() -> Value {
    json!({"type": "object", "required": ["kept_number", "name", "secret", "rows", "inner"], "properties": {
        "kept_number": {"type": "integer", "readOnly": true},
        "kept_state": {"type": "string", "enum": ["OPENED_BY_US", "CLOSED_BY_US"], "readOnly": true},
        "name": {"type": "string", "minLength": 1, "maxLength": 30},
        "secret": {"type": "string", "minLength": 2, "writeOnly": true},
        "count": {"type": "integer", "minimum": 1, "maximum": 9},
        "inner": {"type": "object", "required": ["kept_time"], "properties": {
            "kept_time": {"type": "string", "format": "date-time", "readOnly": true},
            "note": {"type": "string", "maxLength": 5}}},
        "rows": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "object", "properties": {
            "kept_owner": {"$ref": "#/components/schemas/Owner"}, "row": {"type": "integer"}}}}},
        "example": {"kept_number": 1, "kept_state": "OPENED_BY_US", "name": "测试人", "secret": "TEST",
            "inner": {"kept_time": "2024-01-01T00:00:00Z"}, "rows": [{"kept_owner": "a", "row": 1}]}})
}

fn standard(media_type: &str) -> Standard {
    let reference = json!({"$ref": "#/components/schemas/User"});
    let sent = json!({media_type: {"schema": reference}});
    let answered = json!({"application/json": {"schema": reference}});
    let wrapped = json!({"application/json": {"schema": {"properties": {"data": reference}}}});
    let filter = json!({"name": "filter", "in": "query", "style": "deepObject", "required": true, "schema":
        {"type": "object", "properties": {"kept_number": {"type": "integer", "readOnly": true},
            "word": {"type": "string"}}}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"User": user(), "Owner": {"type": "string", "readOnly": true}}},
        "paths": {"/users": {
            "post": {"operationId": "write", "requestBody": {"required": true, "content": sent},
                "responses": {"200": {"description": "ok", "content": answered},
                    "201": {"description": "ok", "content": wrapped}}},
            "get": {"operationId": "find", "parameters": [filter],
                "responses": {"200": {"description": "ok", "content": answered}}}}}});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    load(&files, &Options { document: Some("a.json".to_owned()), ..Options::default() }).unwrap()
}

fn planned(standard: &Standard, seed: u64) -> Plan {
    let hostile = Hostile { injection: true, ..Hostile::default() };
    let declares = Declares { effects: Effect::Destructive, hostile, ..Declares::default() };
    plan(standard, &declares, &PlanOptions { seed, fuzz: 20, ..PlanOptions::default() }).unwrap()
}

/// The cases whose requests name a member that only the platform sets, by rule.
fn carrying(standard: &Standard, plan: &Plan) -> BTreeSet<String> {
    let carries = |case: &Case| {
        case.steps.iter().any(|step| {
            let request = serde_json::to_string(&step.probe.request).unwrap();
            KEPT.iter().any(|name| request.contains(name))
        })
    };
    let cases = Cases::new(standard, plan);
    let carrying = cases.iter().filter(|(_, case)| carries(case));
    carrying.map(|(_, case)| case.rule.to_string()).collect()
}

#[test]
fn no_request_of_another_rule_carries_what_only_the_platform_sets() {
    for media_type in ["application/json", "application/x-www-form-urlencoded", "application/xml"] {
        let standard = standard(media_type);
        for seed in 1..4 {
            let plan = planned(&standard, seed);
            let random = plan.batches.iter().filter(|batch| batch.count > 0).map(|batch| batch.rule.as_str());
            assert_eq!(random.collect::<BTreeSet<_>>(), BTreeSet::from(["fuzz", "fuzz-violate"]));
            let rules = carrying(&standard, &plan);
            assert!(rules.iter().eq(["read-only"]), "{media_type} {seed}: {rules:?}");
        }
    }
}

fn demands<'a>(plan: &'a Plan, id: &str) -> Vec<(&'a str, &'a Demand)> {
    let case = plan.cases.iter().find(|case| case.id.as_str() == id).unwrap_or_else(|| panic!("no {id}"));
    assert_eq!(case.intent, Intent::Conform, "nobody says that a request which carries it is broken");
    let expectations = case.steps.iter().flat_map(|step| &step.expectations);
    expectations.map(|expectation| (expectation.clause.as_str(), &expectation.demand)).collect()
}

#[test]
fn what_only_the_platform_sets_is_sent_alone_and_must_be_survived_and_not_be_taken_over() {
    let standard = standard("application/json");
    let plan = planned(&standard, 1);
    let not_taken = |pointer: &str, value: Value| Demand::NotTaken { pointer: pointer.to_owned(), value };
    let number = demands(&plan, "write/read-only/body.kept_number");
    assert_eq!(
        number,
        [
            ("write/read-only", &not_taken("/kept_number", json!(736_194_825))),
            ("write/read-only", &not_taken("/data/kept_number", json!(736_194_825))),
            ("write/robustness", &Demand::NoFault),
        ]
    );
    let time = demands(&plan, "write/read-only/body.inner.kept_time");
    assert!(
        time.contains(&("write/read-only", &not_taken("/inner/kept_time", json!("2003-04-05T06:07:08Z"))))
    );
    // One of two values that the document names may be the platform's own, and rows have no fixed place.
    for what in ["body.kept_state", "body.rows.0.kept_owner"] {
        let demands = demands(&plan, &format!("write/read-only/{what}"));
        assert_eq!(demands, [("write/robustness", &Demand::NoFault)], "{what}");
    }
    let clause = standard.clause(&ClauseId::from("write/read-only")).unwrap();
    assert_eq!(clause.obligation, Obligation::Should);
    assert!(standard.clause(&ClauseId::from("find/read-only")).is_none());
}
