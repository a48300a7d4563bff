//! What only one side of an exchange sends: secrets that come back, and what a caller decided of the platform's own.

use hutong_specs::judgement::{ClauseVerdict, FindingCode, Judgement};
use hutong_specs::plan::{Case, Intent};
use hutong_specs::record::Answer;

use super::{judged_plan, loaded, planned, received};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: t, version: '1'}
components:
  schemas:
    User:
      type: object
      required: [id, name, secret]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string, maxLength: 5}
        secret: {type: string, writeOnly: true}
      example: {name: 测试人, secret: TEST}
paths:
  /users:
    post:
      operationId: report
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
      responses:
        '200':
          description: taken
          content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
        '400': {description: refused}
";

fn judged(answer: impl Fn(&Case) -> Answer) -> Judgement {
    let standard = loaded(DOCUMENT);
    judged_plan(&standard, &planned(&standard, Vec::new()), |case| Some(answer(case)))
}

fn right(case: &Case) -> Answer {
    match case.intent {
        Intent::Conform => received(200, r#"{"id": 1, "name": "测试人"}"#),
        Intent::Violate(_) => received(400, ""),
    }
}

fn is_deliberate(case: &Case) -> bool {
    case.id.as_str() == "report/read-only/body.id"
}

fn found(judgement: &Judgement) -> Vec<(FindingCode, &str, String)> {
    let told = judgement.findings.iter();
    told.map(|finding| (finding.code, finding.clause.as_str(), finding.place.to_string())).collect()
}

fn verdict(judgement: &Judgement, clause: &str) -> ClauseVerdict {
    judgement.clauses.iter().find(|result| result.clause.as_str() == clause).unwrap().verdict
}

#[test]
fn an_answer_without_secrets_and_with_values_of_its_own_has_no_findings() {
    let judgement = judged(right);
    assert_eq!(found(&judgement), []);
    assert_eq!(verdict(&judgement, "report/read-only"), ClauseVerdict::Conformant);
    assert_eq!(verdict(&judgement, "report/write-only"), ClauseVerdict::Conformant);
}

#[test]
fn a_secret_in_an_answer_is_a_finding_of_its_own_clause() {
    let judgement = judged(|case| match case.intent {
        Intent::Conform => received(200, r#"{"id": 1, "name": "测试人", "secret": "TEST"}"#),
        Intent::Violate(_) => received(400, ""),
    });
    let found = found(&judgement);
    assert_eq!(found, [(FindingCode::HT205, "report/write-only", "body /secret".to_owned())]);
    assert_eq!(verdict(&judgement, "report/write-only"), ClauseVerdict::Advisory);
    assert_eq!(verdict(&judgement, "report/response-body"), ClauseVerdict::Conformant);
}

#[test]
fn a_value_that_a_caller_decided_of_the_platforms_own_is_found() {
    let judgement = judged(|case| {
        if is_deliberate(case) {
            received(200, r#"{"id": 736194825, "name": "测试人"}"#)
        } else {
            right(case)
        }
    });
    let found = found(&judgement);
    assert_eq!(found, [(FindingCode::HT207, "report/read-only", "body /id".to_owned())]);
    assert_eq!(verdict(&judgement, "report/read-only"), ClauseVerdict::Advisory);
}

#[test]
fn whoever_ignores_or_rejects_it_or_answers_nothing_has_no_findings() {
    for (status, body) in [(400, ""), (400, r#"{"id": 736194825}"#), (200, r#"{"id": 8, "name": "甲"}"#)] {
        let judgement = judged(|case| if is_deliberate(case) { received(status, body) } else { right(case) });
        assert_eq!(found(&judgement), [], "{status} {body}");
        assert_eq!(verdict(&judgement, "report/read-only"), ClauseVerdict::Conformant, "{status} {body}");
    }
}

#[test]
fn whoever_breaks_on_it_is_found_to_break() {
    let judgement = judged(|case| if is_deliberate(case) { received(500, "") } else { right(case) });
    let clauses: Vec<_> = judgement.findings.iter().map(|finding| finding.clause.as_str()).collect();
    assert_eq!(clauses, ["report/robustness"]);
}
