//! What is selected in answers, and what answers are like on the occasions that a clause names.

use hutong_specs::judgement::{Blame, ClauseVerdict, Finding, Judgement};
use hutong_specs::plan::Case;
use hutong_specs::record::{Answer, Body, BodyContent};
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
      responses: {'200': {description: ok}, '404': {description: none}}
";

/// The document with one clause that names the rule.
fn standard(rule: &str, with: &Value, dimension: Dimension) -> Standard {
    let mut standard = loaded(DOCUMENT);
    standard.clauses.truncate(1);
    let clause = standard.clauses.first_mut().unwrap();
    let with = with.as_object().unwrap().clone();
    clause.verify = vec![Verify { rule: rule.into(), with, scope: Scope::default(), class: None }];
    clause.dimensions = vec![dimension];
    standard
}

fn judged(standard: &Standard, answer: impl Fn(&Case) -> Answer) -> Judgement {
    judged_plan(standard, &planned(standard, Vec::new()), |case| Some(answer(case)))
}

fn places(judgement: &Judgement) -> Vec<String> {
    judgement.findings.iter().map(|finding| finding.place.to_string()).collect()
}

fn yaml(text: &str) -> Answer {
    Answer::Received {
        status: 200,
        headers: vec![("Content-Type".to_owned(), "application/yaml".to_owned())],
        body: Body {
            content: BodyContent::Text(text.to_owned()),
            length: Some(text.len() as u64),
            cut: false,
        },
    }
}

#[test]
fn names_that_the_schema_does_not_allow_are_told_where_they_stand_and_laid_to_the_document() {
    let with = json!({"select": ["$.paths.*"], "of": "name", "least": 2, "schema": {"pattern": "^/[a-z]+$"}});
    let standard = standard("content", &with, Dimension::Document);
    let right = judged(&standard, |_| received(200, r#"{"paths": {"/a": {}, "/b": {}}}"#));
    assert_eq!(right.findings, []);
    let wrong = judged(&standard, |_| received(200, r#"{"paths": {"/a": {}, "/B": {}}}"#));
    assert_eq!(places(&wrong), ["body /paths/~1B"]);
    let blame = wrong.findings.first().map(|finding: &Finding| &finding.blame);
    assert!(matches!(blame, Some(Blame::Contract(_))), "{blame:?}");
    let few = judged(&standard, |_| received(200, r#"{"paths": {"/a": {}}}"#));
    assert_eq!(places(&few), ["body /paths"]);
}

#[test]
fn yaml_is_read_as_yaml_and_a_refusal_holds_nothing_to_select() {
    let with = json!({"select": ["$.info.version"], "least": 1, "schema": {"const": "1.2.3"}});
    let standard = standard("content", &with, Dimension::Response);
    assert_eq!(judged(&standard, |_| yaml("info:\n  version: 1.2.3\n")).findings, []);
    assert_eq!(places(&judged(&standard, |_| yaml("info:\n  version: 1.2.4\n"))), ["body /info/version"]);
    assert_eq!(places(&judged(&standard, |_| yaml("info: [1"))), ["body /"]);
    assert_eq!(judged(&standard, |_| received(404, "{}")).findings, []);
}

#[test]
fn headers_and_bodies_of_errors_are_asked_of_errors_alone() {
    let with = json!({"to": ["trailing-slash", "unknown-path"], "media-type": ["application/problem+json"],
        "headers": {"Content-Type": "present"}, "at": [{"pointer": "/title", "predicate": "not-empty"}]});
    let standard = standard("answers", &with, Dimension::Error);
    let accepted = judged(&standard, |_| received(200, "{}"));
    assert_eq!(accepted.findings, []);
    let refused = judged(&standard, |_| received(404, "{}"));
    assert_eq!(refused.findings.len(), 2, "{:?}", places(&refused));
    assert!(refused.cases.iter().any(|case| case.case.as_str() == "read/answers/unknown-path"));
}

#[test]
fn allow_lists_the_methods_that_there_are() {
    let standard = standard("allow", &json!({}), Dimension::Error);
    let answer = |status: u16, allow: &str| {
        let headers = vec![("Allow".to_owned(), allow.to_owned())];
        let body = Body { content: BodyContent::Text(String::new()), length: Some(0), cut: false };
        Answer::Received { status, headers, body }
    };
    assert_eq!(judged(&standard, |_| answer(405, "GET, HEAD")).findings, []);
    for wrong in ["GET, POST", "HEAD", ""] {
        assert_eq!(places(&judged(&standard, |_| answer(405, wrong))), ["header allow"], "{wrong}");
    }
    assert_eq!(judged(&standard, |_| answer(404, "POST")).findings, []);
}

fn page(status: u16, media_type: &str, text: &str) -> Answer {
    let Answer::Received { body, .. } = yaml(text) else { unreachable!() };
    Answer::Received { status, headers: vec![("Content-Type".to_owned(), media_type.to_owned())], body }
}

#[test]
fn of_what_is_no_json_or_yaml_nothing_is_told_and_where_nothing_was_looked_at_nothing_is_shown() {
    let with = json!({"select": ["$..href"], "schema": {"pattern": "^/"}});
    let standard = standard("content", &with, Dimension::Response);
    for answer in [
        page(200, "text/csv", "a;b"),
        page(200, "text/html", "<p>"),
        page(204, "text/plain", ""),
        received(200, "{}"),
    ] {
        let judgement = judged(&standard, |_| answer.clone());
        assert_eq!(judgement.findings, [], "{answer:?}");
        let verdict = judgement.clauses.first().unwrap().verdict;
        assert_eq!(verdict, ClauseVerdict::NotTested, "{answer:?}");
    }
    let broken = judged(&standard, |_| page(200, "application/json", "{"));
    assert_eq!(broken.findings.len(), 1, "what is said to be JSON must be some");
}

#[test]
fn an_answer_that_is_no_error_shows_nothing_of_how_errors_are_answered() {
    let with = json!({"to": ["unknown-path"], "media-type": ["application/problem+json"]});
    let standard = standard("answers", &with, Dimension::Error);
    let lenient = judged(&standard, |_| received(200, "{}"));
    assert_eq!(lenient.findings, []);
    assert_eq!(lenient.clauses.first().unwrap().verdict, ClauseVerdict::NotTested);
    assert_eq!(judged(&standard, |_| received(404, "{}")).findings.len(), 1);
    // The path that is there answers: else nobody knew whether the base path is right.
    let problem = judged(&standard, |case| match case.rule.as_str() {
        "acceptance" => received(200, "{}"),
        _ => page(404, "application/problem+json", "{}"),
    });
    assert_eq!(problem.clauses.first().unwrap().verdict, ClauseVerdict::Conformant);
}
