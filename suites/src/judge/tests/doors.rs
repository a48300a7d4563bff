//! A platform that asks for credentials which nobody gave: what it refuses shows nothing, how it answers does.

use hutong_specs::judgement::{Doubt, FindingCode, Judgement, Verdict};
use hutong_specs::plan::{Demand, Expectation};
use hutong_specs::record::Sent;
use hutong_specs::standard::Dimension;

use super::{judged_calls, loaded, planned, received};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
components:
  securitySchemes:
    query: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: session}
security: [{query: []}, {cookie: []}]
paths:
  /a:
    get:
      operationId: read
      responses:
        '200': {description: taken}
        '401': {description: refused}
";

/// What the valid request comes to that was sent like this and refused, with demands on the form of its answer.
fn refused(url: &str, headers: &[(&str, &str)], body: &str) -> Judgement {
    let standard = loaded(DOCUMENT);
    let mut plan = planned(&standard, Vec::new());
    plan.cases.retain(|case| case.id.as_str() == "read/acceptance/valid");
    let step = plan.cases[0].steps.last_mut().unwrap();
    let demand =
        |demand| Expectation { demand, dimension: Dimension::Response, clause: "read/responses".into() };
    step.expectations = vec![
        demand(Demand::Accepted),
        demand(Demand::NoFault),
        demand(Demand::NoLeak),
        demand(Demand::Charset("utf-8".to_owned())),
    ];
    let headers: Vec<_> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    judged_calls(&standard, &plan, |_| {
        let sent = Sent {
            method: "GET".to_owned(),
            url: url.to_owned(),
            headers: headers.clone(),
            body: None,
            exactness: hutong_specs::record::Exactness::Exact,
        };
        Some((Some(sent), received(401, body)))
    })
}

fn doubts(judgement: &Judgement) -> &[Doubt] {
    &judgement.cases[0].doubts
}

#[test]
fn what_the_refusal_tells_is_judged_all_the_same() {
    let judgement = refused("http://t/a", &[], "at com.example.Case.accept(Case.java:42)");
    let codes: Vec<_> = judgement.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [FindingCode::HT501]);
    assert_eq!(doubts(&judgement), [Doubt::NoCredentials(401)]);
}

#[test]
fn a_refusal_for_want_of_credentials_passes_nothing() {
    let judgement = refused("http://t/a", &[], "{}");
    assert_eq!(judgement.findings, []);
    assert_eq!(judgement.cases[0].verdict, Verdict::Inconclusive);
    assert_eq!(doubts(&judgement), [Doubt::NoCredentials(401)]);
}

#[test]
fn credentials_are_known_by_their_whole_name() {
    let is_given = |url: &str, headers: &[(&str, &str)]| {
        doubts(&refused(url, headers, "{}")) != [Doubt::NoCredentials(401)]
    };
    assert!(is_given("http://t/a?b=1&key=2", &[]) && is_given("http://t/a", &[("Cookie", "a=b; session=c")]));
    assert!(!is_given("http://t/a?monkey=2", &[]) && !is_given("http://t/a?b=key=2", &[]));
    assert!(!is_given("http://t/a", &[("Cookie", "theme=dark; mysession=c")]));
}
