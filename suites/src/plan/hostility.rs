//! Plans of hostile input for a small document: what is demanded of it, what the profile keeps out, and that nothing is
//! written out at length.

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::plan::{Case, Content, Demand, Intent, Piece, Plan, Reason};
use hutong_specs::profile::{Declares, Hostile};
use hutong_specs::standard::{Effect, Standard};
use serde_json::json;

use super::{PlanOptions, plan};

fn standard() -> Standard {
    let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
        "/items": {
            "get": {"operationId": "find", "parameters": [
                {"name": "name", "in": "query", "example": "a", "schema": {"type": "string"}},
                {"name": "page", "in": "query", "example": 1, "required": true, "schema": {"type": "integer"}}],
                "responses": {"200": {"description": "ok"}}},
            "post": {"operationId": "write", "requestBody": {"required": true, "content": {
                "application/json": {"example": {"name": "a", "count": 1, "kind": "A1"}, "schema": {
                    "type": "object", "additionalProperties": false, "properties": {
                        "name": {"type": "string", "maxLength": 300}, "count": {"type": "integer"},
                        "kind": {"enum": ["A1", "B2"]}}}}}},
                "responses": {"201": {"description": "ok", "content": {"application/json": {"schema": {
                    "type": "object", "properties": {"id": {}, "name": {}}}}}}}}}}});
    let files = MemoryFiles::new([("api.json", document.to_string())]);
    load(&files, &Options { document: Some("api.json".to_owned()), ..Options::default() }).unwrap()
}

fn planned(hostile: Hostile) -> Plan {
    let declares = Declares { effects: Effect::Destructive, hostile, ..Declares::default() };
    plan(&standard(), &declares, &PlanOptions::default()).unwrap()
}

fn case<'a>(plan: &'a Plan, id: &str) -> &'a Case {
    plan.cases.iter().find(|case| case.id.as_str() == id).unwrap_or_else(|| panic!("no {id}"))
}

fn demands(case: &Case) -> Vec<&Demand> {
    case.steps.iter().flat_map(|step| &step.expectations).map(|expectation| &expectation.demand).collect()
}

#[test]
fn what_readers_may_take_for_json_must_only_be_survived_and_what_none_does_be_refused() {
    let plan = planned(Hostile::default());
    assert_eq!(demands(case(&plan, "write/malformed/truncated")), [&Demand::Refused, &Demand::NoFault]);
    for what in ["trailing-comma", "comment", "gbk", "byte-order-mark", "lone-surrogate", "name-twice"] {
        let case = case(&plan, &format!("write/malformed/{what}"));
        assert_eq!(demands(case), [&Demand::NoFault], "{what}");
    }
}

#[test]
fn a_closed_object_refuses_more_and_survives_rights() {
    let plan = planned(Hostile::default());
    let refused = plan.cases.iter().filter(|case| demands(case) == [&Demand::Refused]);
    assert!(refused.into_iter().any(|case| case.id.as_str().starts_with("write/unknown-field/")));
    let assigned = case(&plan, "write/unknown-field/mass-assignment");
    assert_eq!(demands(assigned), [&Demand::NoFault]);
    let Some(Content::Json { value, .. }) = content(assigned) else { panic!() };
    assert!(value.get("id").is_some() && value.get("is_admin").is_some());
    assert!(matches!(assigned.intent, Intent::Violate(_)));
}

fn content(case: &Case) -> Option<&Content> {
    let request = case.steps.last()?.probe.request.as_ref()?;
    request.body.as_ref().map(|body| &body.content)
}

#[test]
fn a_code_in_other_letters_is_no_code() {
    let plan = planned(Hostile::default());
    let homoglyph = case(&plan, "write/enum/body.kind.homoglyph");
    assert_eq!(demands(homoglyph), [&Demand::Refused]);
}

#[test]
fn hostile_values_stand_at_one_text_and_one_number_of_each_operation() {
    let plan = planned(Hostile::default());
    let places = |rule: &str, what: &str| {
        let find = case(&plan, &format!("find/{rule}/{what}"));
        let target = &find.steps.last().unwrap().probe.request.as_ref().unwrap().target;
        target.as_text().unwrap_or_default()
    };
    assert!(places("size", "number.unsigned-64").ends_with("page=18446744073709551616"));
    assert!(places("unicode", "emoji").contains("name=%F0%9F%91%A8"));
    assert_eq!(demands(case(&plan, "write/size/nesting")), [&Demand::NoServerError]);
}

#[test]
fn what_is_long_is_not_written_out_and_keeps_to_the_profile() {
    let plan = planned(Hostile { bytes: 30_000, ..Hostile::default() });
    let Some(Content::Text(template)) = content(case(&plan, "write/size/text.long")) else { panic!() };
    assert!(template.0.contains(&Piece::Repeat { text: "长".to_owned(), times: 10_000 }));
    assert_eq!(template.as_text().unwrap().matches('长').count(), 10_000);
    let none = planned(Hostile { bytes: 0, ..Hostile::default() });
    let long = ["size/text.long", "size/nesting", "size/members", "headers/long", "url/long"];
    assert!(none.cases.iter().all(|case| !long.iter().any(|what| case.id.as_str().ends_with(what))));
}

#[test]
fn attacks_are_planned_only_where_the_profile_authorises_them() {
    let plan = planned(Hostile::default());
    assert!(plan.cases.iter().all(|case| case.rule.as_str() != "injection"));
    assert!(plan.exclusions.iter().any(|exclusion| exclusion.reason == Reason::NotAuthorised));
    let plan = planned(Hostile { injection: true, ..Hostile::default() });
    let script = case(&plan, "write/injection/script");
    let text = "<script>hutong(46337)</script>".to_owned();
    let inert = Demand::Inert { text, traces: Vec::new() };
    assert_eq!(demands(script), [&Demand::NoServerError, &Demand::NoLeak, &inert]);
    assert!(plan.cases.iter().any(|case| case.id.as_str() == "find/injection/sql"));
}
