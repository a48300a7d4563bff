//! What a target says of itself beside what it does: told, and never judged.

use hutong_specs::judgement::{ClaimKind, Judgement, Standing};
use hutong_specs::plan::Case;
use hutong_specs::record::Answer;

use super::{judged_plan, loaded, planned, received};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
components: {securitySchemes: {token: {type: http, scheme: bearer}}}
paths:
  /open: {get: {operationId: open, responses: {'200': {description: ok, headers: {RateLimit-Limit: {schema: {type: integer}}}}}}}
  /shut: {get: {operationId: shut, security: [{token: []}], responses: {'200': {description: ok}}}}
";

fn judged(answer: impl Fn(&Case) -> Answer) -> Judgement {
    let standard = loaded(DOCUMENT);
    judged_plan(&standard, &planned(&standard, Vec::new()), |case| Some(answer(case)))
}

fn claims(judgement: &Judgement) -> Vec<(ClaimKind, &str, Standing, String)> {
    let claims = judgement.claims.iter();
    claims
        .map(|claim| (claim.kind, claim.subject.as_str(), claim.standing, claim.members.join(" ")))
        .collect()
}

fn with(status: u16, name: &str, value: &str) -> Answer {
    let Answer::Received { body, .. } = received(status, "{}") else { unreachable!() };
    Answer::Received { status, headers: vec![(name.to_owned(), value.to_owned())], body }
}

#[test]
fn a_scheme_that_is_not_asked_for_and_a_header_that_never_comes_are_told() {
    let everything = judged(|_| received(200, "{}"));
    let expected = [
        (ClaimKind::Security, "token", Standing::Contradicted, "shut".to_owned()),
        (ClaimKind::RateLimit, "ratelimit-limit", Standing::NotReached, String::new()),
    ];
    assert_eq!(claims(&everything), expected);
}

#[test]
fn what_is_asked_for_and_limited_without_being_described_is_told() {
    let strict = judged(|case| match case.rule.as_str() {
        "credentials" => received(401, "{}"),
        "acceptance" if case.operation.as_str() == "open" => received(401, "{}"),
        _ => with(200, "X-RateLimit-Limit", "5"),
    });
    let expected = [
        (ClaimKind::Security, "open", Standing::Undeclared, "401".to_owned()),
        (ClaimKind::Security, "token", Standing::Kept, "shut".to_owned()),
        (ClaimKind::RateLimit, "ratelimit-limit", Standing::NotReached, String::new()),
        (ClaimKind::RateLimit, "x-ratelimit-limit", Standing::Undeclared, String::new()),
    ];
    assert_eq!(claims(&strict), expected);
}
