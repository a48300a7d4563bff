//! Bodies of answers as they are read: nothing is lost, and what hutong does not read is no fault of the platform.

use hutong_specs::judgement::{ClauseVerdict, FindingCode, Judgement, Observed, Verdict};
use hutong_specs::standard::Severity;

use super::{clause, is_valid, judged, received, right};

fn answered(json: &str) -> Judgement {
    judged(Vec::new(), |case| Some(if is_valid(case) { received(200, json) } else { right(case) }))
}

#[test]
fn a_member_that_is_named_twice_is_a_finding_of_its_own() {
    let judgement = answered(r#"{"id": "测试", "id": 1, "more": [{"a": 1, "a": 1}]}"#);
    let found: Vec<_> = judgement
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.to_string(), finding.severity))
        .collect();
    let duplicate = |place: &str| (FindingCode::HT208, place.to_owned(), Severity::General);
    assert_eq!(found, [duplicate("body /id"), duplicate("body /more/0/a")]);
    assert_eq!(clause(&judgement, "response-body"), ClauseVerdict::PartlyConformant);
}

#[test]
fn a_value_of_a_wrong_type_is_one_finding_where_an_enumeration_refuses_it_too() {
    let keywords = |json: &str| -> Vec<String> {
        let of = |finding: hutong_specs::judgement::Finding| match finding.observed {
            Observed::Constraint { keyword, .. } => keyword,
            other => format!("{other:?}"),
        };
        answered(json).findings.into_iter().map(of).collect()
    };
    assert_eq!(keywords(r#"{"id": 1, "kind": null}"#), ["type"]);
    assert_eq!(keywords(r#"{"id": 1, "kind": "丙"}"#), ["enum"]);
}

#[test]
fn deep_bodies_and_long_numbers_are_read() {
    let deep = format!(r#"{{"id": 1{}, "deep": {}{}}}"#, "0".repeat(40), "[".repeat(200), "]".repeat(200));
    assert_eq!(answered(&deep).findings, []);
}

#[test]
fn a_body_deeper_than_hutong_reads_is_undecided() {
    let deep = format!(r#"{{"id": 1, "deep": {}{}}}"#, "[".repeat(2000), "]".repeat(2000));
    let judgement = answered(&deep);
    assert_eq!(judgement.findings, []);
    let case = judgement.cases.iter().find(|case| case.case.as_str() == "report/acceptance/valid").unwrap();
    assert_eq!(case.verdict, Verdict::Inconclusive);
}
