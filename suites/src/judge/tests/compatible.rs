//! The definition that is served against that of the release before: what is told, and that whatever is served ends.

use std::sync::Arc;

use hutong_specs::compatibility::AsideReason;
use hutong_specs::judgement::{Blame, ClauseVerdict, Doubt, FindingCode, Judgement, NotCompared, Verdict};
use hutong_specs::load::release;
use hutong_specs::standard::{Dimension, Scope, Standard, Verify};
use serde_json::{Value, json};

use super::{judged_plan, loaded, planned, received};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /definition:
    get:
      operationId: read
      responses: {'200': {description: ok}}
";

fn definition(version: &str, schema: &Value) -> Value {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/A"}}});
    let operation = |id: &str| {
        json!({"operationId": id, "requestBody": {"content": content},
            "responses": {"200": {"description": "a", "content": content}}})
    };
    json!({"openapi": "3.1.0", "info": {"title": "t", "version": version},
        "paths": {"/a": {"post": operation("post"), "put": operation("put")}},
        "components": {"schemas": {"A": schema}}})
}

fn before() -> Value {
    definition(
        "1.2.0",
        &json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}),
    )
}

/// The document with one clause that names the rule, and the release before.
fn standard(before: &Value) -> Standard {
    let mut standard = loaded(DOCUMENT);
    standard.clauses.truncate(1);
    let clause = standard.clauses.first_mut().unwrap();
    clause.verify = vec![Verify {
        rule: "compatibility".into(),
        with: serde_json::Map::new(),
        scope: Scope::default(),
        class: None,
    }];
    clause.dimensions = vec![Dimension::State];
    standard.previous = Some(Arc::new(release("before.json", before.to_string().as_bytes()).unwrap()));
    standard
}

fn judged(body: &str) -> Judgement {
    let standard = standard(&before());
    judged_plan(&standard, &planned(&standard, Vec::new()), |_| Some(received(200, body)))
}

fn verdict(judgement: &Judgement) -> Verdict {
    judgement.cases.first().unwrap().verdict
}

#[test]
fn what_is_taken_back_within_a_major_version_is_one_finding_for_all_who_share_it() {
    let narrowed = json!({"type": "object", "required": ["a", "b"],
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}}});
    let judgement = judged(&definition("1.3.0", &narrowed).to_string());
    let told: Vec<_> =
        judgement.findings.iter().map(|finding| (finding.code, finding.place.to_string())).collect();
    assert_eq!(told, [(FindingCode::HT302, "body /components/schemas/A/required".to_owned())]);
    assert!(matches!(judgement.findings.first().unwrap().blame, Blame::Contract(_)));
    assert_eq!(judged(&definition("2.0.0", &narrowed).to_string()).findings, []);
}

#[test]
fn a_release_that_keeps_what_was_promised_meets_the_demand() {
    let judgement = judged(&before().to_string());
    assert_eq!((judgement.findings.len(), verdict(&judgement)), (0, Verdict::Pass));
}

#[test]
fn an_earlier_release_than_the_one_before_decides_nothing() {
    let judgement = judged(&definition("1.1.0", &json!({"type": "integer"})).to_string());
    assert_eq!((judgement.findings.len(), verdict(&judgement)), (0, Verdict::Inconclusive));
    let older = NotCompared::Older { served: "1.1.0".to_owned(), before: "1.2.0".to_owned() };
    assert_eq!(judgement.cases.first().unwrap().doubts, [Doubt::NotCompared(older)]);
}

#[test]
fn where_something_was_left_aside_it_is_not_said_that_nothing_changed() {
    let outside = json!({"allOf": [{"$ref": "https://x.example/s.yaml#/A"}]});
    let mut after = before();
    after["paths"]["/a"]["put"]["responses"]["200"]["content"]["application/json"]["schema"] = outside;
    let judgement = judged(&after.to_string());
    assert_eq!((judgement.findings.len(), verdict(&judgement)), (0, Verdict::Inconclusive));
    let [Doubt::NotCompared(NotCompared::LeftAside { parts, count })] =
        &judgement.cases.first().unwrap().doubts[..]
    else {
        panic!("{:?}", judgement.cases);
    };
    let part = parts.first().unwrap();
    assert_eq!((*count, &part.operation[..], part.reason), (1, "PUT /a", AsideReason::Outside));
}

#[test]
fn where_nothing_was_compared_nothing_is_met() {
    let mut before = before();
    before["paths"] = json!({"/a": {"$ref": "paths/a.yaml"}});
    let standard = standard(&before);
    for paths in [json!({}), before["paths"].clone()] {
        let mut after = before.clone();
        after["paths"] = paths;
        let body = after.to_string();
        let judgement =
            judged_plan(&standard, &planned(&standard, Vec::new()), |_| Some(received(200, &body)));
        assert_eq!((judgement.findings.len(), verdict(&judgement)), (0, Verdict::NotApplicable));
        assert_eq!(judgement.clauses.first().unwrap().verdict, ClauseVerdict::NotTested);
    }
}

#[test]
fn what_is_no_definition_is_no_matter_of_the_demand() {
    for body in ["[]", "7", "{}", r#"{"openapi": "9"}"#, "not json"] {
        assert_eq!(judged(body).findings, [], "{body}");
    }
}

/// Schemas `s0` to `sN`, each made of the next one.
fn chain(steps: usize, of_next: impl Fn(&Value) -> Value) -> Value {
    let mut document = definition("1.3.0", &json!({"$ref": "#/components/schemas/s0"}));
    for step in 0..steps {
        let next = json!({"$ref": format!("#/components/schemas/s{}", step + 1)});
        document["components"]["schemas"][format!("s{step}")] = of_next(&next);
    }
    document["components"]["schemas"][format!("s{steps}")] = json!({"type": "object"});
    document
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn whatever_is_served_the_judge_comes_to_an_end() {
    let circle = |schema: Value| definition("1.3.0", &schema);
    let own = json!({"$ref": "#/components/schemas/A"});
    let hostile = [
        circle(own.clone()),
        circle(json!({"allOf": [own, {"type": "object"}]})),
        circle(json!({"anyOf": [own, own], "properties": {"a": own}})),
        circle(json!({"type": "object", "required": ["a"], "properties": {"a": own}})),
        circle(json!({"$ref": "#"})),
        circle(json!({"$ref": "#/paths/~1a/post/requestBody/content/application~1json/schema"})),
        circle(json!({"type": "string", "pattern": "^(a+)+$", "minLength": 100_000_000})),
        circle(json!({"type": "array", "minItems": 1_000_000_000, "items": {"type": "object"}})),
        chain(60, |next| json!({"allOf": [next, next]})),
        chain(
            60,
            |next| json!({"type": "object", "required": ["a", "b"], "properties": {"a": next, "b": next}}),
        ),
        chain(5000, Value::clone),
        chain(60, |next| json!({"oneOf": [next, {"not": next}]})),
    ];
    for document in hostile {
        let text = document.to_string();
        let started = std::time::Instant::now();
        judged(&text);
        assert!(started.elapsed().as_secs() < 20, "{}", text.chars().take(600).collect::<String>());
    }
}

#[test]
fn of_many_operations_so_many_changes_are_told_as_a_report_can_hold() {
    let mut many = before();
    for number in 0..3000 {
        many["paths"][format!("/p{number}")] = json!({"get": {"responses": {"200": {"description": "a"}}}});
    }
    let standard = standard(&many);
    let body = before().to_string();
    let judgement = judged_plan(&standard, &planned(&standard, Vec::new()), |_| Some(received(200, &body)));
    assert_eq!(judgement.findings.len(), 64);
}
