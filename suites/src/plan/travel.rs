//! Requests whose parts travel in ways that few documents use: planned where they can be, never vouched for where no
//! specification says how they are written, and left out with the reason where they cannot.

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::plan::{Case, Content, Demand, Plan, Reason};
use hutong_specs::profile::Declares;
use hutong_specs::standard::Effect;
use serde_json::{Value, json};

use super::{PlanOptions, plan};

fn planned(operation: &Value, schemas: &Value) -> Plan {
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
        "components": {"schemas": schemas}, "paths": {"/items": {"post": operation}}});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    let standard = load(&files, &options).unwrap();
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    plan(&standard, &declares, &PlanOptions::default()).unwrap()
}

fn with_parameter(parameter: &Value) -> Plan {
    let responses = json!({"200": {"description": "ok"}});
    planned(&json!({"operationId": "a", "parameters": [parameter], "responses": responses}), &json!({}))
}

fn with_body(media_type: &str, schema: &Value, schemas: &Value) -> Plan {
    let content = json!({media_type: {"schema": schema}});
    let responses = json!({"200": {"description": "ok"}});
    let body = json!({"required": true, "content": content});
    planned(&json!({"operationId": "a", "requestBody": body, "responses": responses}), schemas)
}

fn case<'a>(plan: &'a Plan, id: &str) -> &'a Case {
    let ids: Vec<&str> = plan.cases.iter().map(|case| case.id.as_str()).collect();
    plan.cases.iter().find(|case| case.id.as_str() == id).unwrap_or_else(|| panic!("no {id} in {ids:?}"))
}

fn has(plan: &Plan, id: &str) -> bool {
    plan.cases.iter().any(|case| case.id.as_str() == id)
}

fn demands(case: &Case) -> Vec<&Demand> {
    case.steps.iter().flat_map(|step| &step.expectations).map(|expectation| &expectation.demand).collect()
}

fn target(case: &Case) -> String {
    case.steps.last().unwrap().probe.request.as_ref().unwrap().target.as_text().unwrap()
}

fn text(case: &Case) -> String {
    match &case.steps.last().unwrap().probe.request.as_ref().unwrap().body.as_ref().unwrap().content {
        Content::Text(template) => template.as_text().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Why the operation has no request at all.
fn reasons(plan: &Plan) -> Vec<&str> {
    let excluded = plan.exclusions.iter().filter(|excluded| excluded.reason == Reason::NotGenerated);
    excluded.map(|excluded| excluded.detail.as_str()).collect()
}

#[test]
fn what_is_nested_in_brackets_is_sent_and_not_vouched_for_and_broken_only_where_all_see_it() {
    let range = json!({"type": "object", "properties": {"min": {"type": "integer", "maximum": 9}}});
    let filter = json!({"name": "filter", "in": "query", "required": true, "style": "deepObject", "schema": {
        "type": "object", "required": ["page"], "properties": {"page": {"type": "integer", "maximum": 9}, "range": range}},
        "example": {"page": 1, "range": {"min": 1}}});
    let plan = with_parameter(&filter);
    let valid = case(&plan, "a/acceptance/valid");
    assert_eq!(target(valid), "/items?filter%5Bpage%5D=1&filter%5Brange%5D%5Bmin%5D=1");
    assert!(!demands(valid).contains(&&Demand::Accepted), "nobody says how it is read");
    assert!(has(&plan, "a/bounds/query.filter.page.above-maximum"));
    assert!(
        !has(&plan, "a/bounds/query.filter.range.min.above-maximum"),
        "who reads one level does not see it"
    );
    let mut flat = filter;
    flat["example"] = json!({"page": 1});
    assert!(demands(case(&with_parameter(&flat), "a/acceptance/valid")).contains(&&Demand::Accepted));
}

#[test]
fn what_no_style_can_write_is_left_out_with_the_reason() {
    let map = json!({"name": "json", "in": "query", "required": true, "schema":
        {"type": "object", "minProperties": 1, "additionalProperties": {"type": "object"}}});
    let plan = with_parameter(&map);
    let reasons = reasons(&plan);
    assert!(!reasons.is_empty() && plan.cases.is_empty());
    for reason in reasons {
        assert!(reason.starts_with("parameter json of a, such as {"), "{reason}");
        assert!(
            reason.ends_with("its style has no way to write what has parts within its parts"),
            "{reason}"
        );
    }
}

#[test]
fn nothing_behind_a_name_is_accepted_where_the_document_allows_it_and_broken_elsewhere() {
    let number = |allow_empty: bool| {
        with_parameter(&json!({"name": "n", "in": "query", "required": true, "example": 5,
            "schema": {"type": "integer", "minimum": 2}, "allowEmptyValue": allow_empty}))
    };
    let plan = number(true);
    let empty = case(&plan, "a/edges/query.n.empty");
    assert_eq!((target(empty), demands(empty)), ("/items?n=".to_owned(), vec![&Demand::Accepted]));
    let refused = plan.cases.iter().filter(|case| demands(case).contains(&&Demand::Refused));
    assert!(refused.clone().count() > 2 && refused.clone().all(|case| !target(case).ends_with("n=")));
    assert!(!has(&number(false), "a/edges/query.n.empty"));
}

#[test]
fn a_parameter_that_a_media_type_describes_is_broken_wherever_it_travels() {
    for (location, sent) in [("header", "{\"n\":5}"), ("cookie", "p=%7B%22n%22%3A5%7D")] {
        let parameter = json!({"name": "p", "in": location, "required": true, "content": {"application/json": {
            "schema": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 9}}},
            "example": {"n": 5}}}});
        let plan = with_parameter(&parameter);
        let valid = case(&plan, "a/acceptance/valid");
        let headers = &valid.steps.last().unwrap().probe.request.as_ref().unwrap().headers;
        assert!(headers.iter().any(|(_, value)| value.as_text().as_deref() == Some(sent)), "{headers:?}");
        assert!(has(&plan, &format!("a/bounds/{location}.p.n.above-maximum")), "{location}");
        assert!(has(&plan, &format!("a/required/{location}.p.without-n")), "{location}");
    }
}

fn item() -> Value {
    json!({"type": "object", "required": ["name"], "properties": {
        "name": {"type": "string", "maxLength": 5, "example": "no"},
        "count": {"type": "integer", "maximum": 9, "example": 3}}, "example": {"name": "no", "count": 3}})
}

#[test]
fn yaml_is_sent_as_yaml_and_broken_as_yaml() {
    for media_type in ["application/yaml", "application/x-yaml", "text/yaml"] {
        let plan = with_body(media_type, &item(), &json!({}));
        let valid = case(&plan, "a/acceptance/valid");
        assert_eq!(text(valid), r#"{"name": "no", "count": 3}"#);
        assert!(demands(valid).contains(&&Demand::Accepted));
        let body = valid.steps.last().unwrap().probe.request.as_ref().unwrap().body.as_ref().unwrap();
        assert_eq!(body.media_type.as_deref(), Some(media_type));
        assert!(
            has(&plan, "a/bounds/body.count.above-maximum") && has(&plan, "a/required/body.without-name")
        );
        assert!(plan.cases.iter().all(|case| case.rule.as_str() != "malformed"), "YAML is no broken JSON");
    }
}

#[test]
fn an_xml_body_without_a_name_takes_that_of_its_component_and_is_not_vouched_for_where_it_has_none() {
    let schemas = json!({"Item": item()});
    let component = json!({"$ref": "#/components/schemas/Item"});
    let named = with_body("application/xml", &component, &schemas);
    let valid = case(&named, "a/acceptance/valid");
    assert!(text(valid).contains("<Item><name>no</name><count>3</count></Item>"), "{}", text(valid));
    assert!(demands(valid).contains(&&Demand::Accepted));
    let composed = json!({"allOf": [component], "example": {"name": "no", "count": 3}});
    for (schema, root) in [(composed, "<Item>"), (item(), "<root>")] {
        let plan = with_body("application/xml", &schema, &schemas);
        let valid = case(&plan, "a/acceptance/valid");
        assert!(text(valid).contains(root), "{}", text(valid));
        assert!(!demands(valid).contains(&&Demand::Accepted), "{root}");
        assert!(has(&plan, "a/bounds/body.count.above-maximum"), "{root}");
    }
}
