//! Whose fault a finding is, and on what ground.

use hutong_specs::bilingual::Bilingual;
use hutong_specs::judgement::{Blame, ContractGround, FindingCode, Judgement};
use hutong_specs::plan::{Case, Place};
use hutong_specs::profile::Declares;
use hutong_specs::record::{Answer, Exactness, Sent};
use hutong_specs::standard::{Effect, Standard};
use serde_json::json;

use super::{judged_calls, loaded, received};
use crate::plan::{PlanOptions, plan};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /things/{id}:
    get:
      operationId: read
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: one
          content:
            application/json:
              schema: {type: object, properties: {name: {type: string}, size: {type: integer}}}
              example: {name: null, size: 1}
";

fn judged(standard: &Standard, answer: impl Fn(&Case) -> Answer) -> Judgement {
    judged_with(standard, &[], "/things/1", answer)
}

/// The same with test data of these names, where this path was asked for.
fn judged_with(
    standard: &Standard,
    names: &[&str],
    path: &str,
    answer: impl Fn(&Case) -> Answer,
) -> Judgement {
    let test_data = names.iter().map(|name| ((*name).to_owned(), json!("7"))).collect();
    let declares = Declares { effects: Effect::Destructive, test_data, ..Declares::default() };
    let plan = plan(standard, &declares, &PlanOptions { seed: 1, ..PlanOptions::default() }).unwrap();
    judged_calls(standard, &plan, |case| {
        let sent = Sent {
            method: "GET".to_owned(),
            url: format!("http://127.0.0.1:1{path}"),
            headers: Vec::new(),
            body: None,
            exactness: Exactness::Exact,
        };
        Some((Some(sent), answer(case)))
    })
}

fn blamed(judgement: &Judgement, code: FindingCode) -> Vec<Blame> {
    let own = judgement.findings.iter().filter(|finding| finding.code == code);
    own.map(|finding| finding.blame.clone()).collect()
}

#[test]
fn a_refusal_that_the_document_names_no_status_for_is_laid_to_it() {
    let standard = loaded(DOCUMENT);
    let refused = judged(&standard, |_| received(404, "{}"));
    assert_eq!(blamed(&refused, FindingCode::HT201), [Blame::Contract(ContractGround::NoRefusal)]);
    let broken = judged(&standard, |_| received(500, "{}"));
    assert!(broken.findings.iter().all(|finding| finding.blame == Blame::Platform), "{:?}", broken.findings);
}

#[test]
fn what_the_document_itself_shows_so_is_laid_to_it_and_nothing_else() {
    let standard = loaded(DOCUMENT);
    let null = judged(&standard, |_| received(200, r#"{"name": null}"#));
    let text = judged(&standard, |_| received(200, r#"{"size": "1"}"#));
    let own_example = |judgement: &Judgement| {
        let of_body = judgement.findings.iter().filter(|finding| matches!(finding.place, Place::Body(_)));
        of_body.map(|finding| (finding.place.to_string(), finding.blame.clone())).collect::<Vec<_>>()
    };
    assert_eq!(own_example(&null), [("body /name".to_owned(), Blame::Contract(ContractGround::OwnExample))]);
    assert_eq!(own_example(&text), [("body /size".to_owned(), Blame::Platform)]);
}

#[test]
fn a_refused_request_that_holds_test_data_is_laid_to_them() {
    let standard = loaded(DOCUMENT);
    let blames = |path: &str| {
        let refused = judged_with(&standard, &["id"], path, |_| received(404, "{}"));
        refused.findings.into_iter().map(|finding| finding.blame).collect::<Vec<_>>()
    };
    let of_test_data = Blame::TestData(vec!["id".to_owned()]);
    assert!(blames("/things/7").contains(&of_test_data), "{:?}", blames("/things/7"));
    assert!(!blames("/things/8").contains(&of_test_data), "what was sent is not what the profile gives");
}

#[test]
fn findings_on_a_text_in_doubt_are_laid_to_the_standard() {
    let mut standard = loaded(DOCUMENT);
    let why = Bilingual::new("两处相互矛盾", "two places contradict each other");
    for clause in standard.clauses.iter_mut() {
        clause.disputed = Some(why.clone());
    }
    let text = judged(&standard, |_| received(200, r#"{"size": "1"}"#));
    assert!(!text.findings.is_empty());
    assert!(text.findings.iter().all(|finding| finding.blame == Blame::Standard(why.clone())));
}
