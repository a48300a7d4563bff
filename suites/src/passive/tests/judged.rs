//! What captures are made into, and how that is judged.

use hutong_specs::judgement::{Finding, FindingCode, Verdict};
use hutong_specs::load::{Options, embedded, load};
use hutong_specs::plan::{Intent, Plan};
use hutong_specs::profile::Declares;
use hutong_specs::record::Origin;
use serde_json::json;

use super::capture::{GOOD, capture, entry, exchanges, har, judged, made, standard};
use crate::passive::{PassiveError, passive};

fn shown(finding: &Finding) -> (FindingCode, &str, &str) {
    (finding.code, finding.clause.as_str(), finding.case.as_str())
}

#[test]
fn a_capture_is_judged_clause_by_clause() {
    let standard = standard();
    let made = made(&standard, &har("1.2", &capture()));
    let judgement = judged(&standard, &made);
    let mut findings: Vec<_> = judgement.findings.iter().map(shown).collect();
    findings.sort_unstable();
    let expected = [
        (FindingCode::HT103, "write/request-body", "write/observed/1"),
        (FindingCode::HT201, "read/responses", "read/observed/2"),
        (FindingCode::HT205, "read/response-body", "read/observed/3"),
    ];
    assert_eq!(findings, expected);
    let verdict =
        |id: &str| judgement.cases.iter().find(|case| case.case.as_str() == id).map(|case| case.verdict);
    assert_eq!(verdict("read/observed/1"), Some(Verdict::Pass));
    assert_eq!(verdict("latest/observed/1"), Some(Verdict::Pass));
    assert_eq!(verdict("list/observed/1"), Some(Verdict::Pass));
    assert_eq!((judgement.run.origin, judgement.run.exchanges), (Origin::Har, 6));
    assert_eq!(judgement.run.target.base, "https://gov.test/gw");
    assert_eq!(
        (judgement.run.started_ms, judgement.run.finished_ms),
        (1_704_067_200_250, Some(1_704_067_200_262))
    );
}

#[test]
fn what_is_no_call_of_an_operation_is_counted_without_its_query() {
    let made = made(&standard(), &har("1.3", &capture()));
    let details: Vec<_> =
        made.plan.exclusions.iter().filter(|exclusion| exclusion.clause.is_none()).collect();
    let details: Vec<_> =
        details.iter().map(|exclusion| (exclusion.detail.as_str(), exclusion.count)).collect();
    assert_eq!(details, [("GET /gw/app.js", 1), ("POST /gw/items (another host)", 1)]);
}

#[test]
fn no_credential_is_in_plan_or_record() {
    let standard = standard();
    let made = made(&standard, &har("1.2", &capture()));
    let text = format!("{}{:?}", String::from_utf8(made.plan.to_bytes().unwrap()).unwrap(), made.lines);
    for secret in ["TOKEN-0001", "COOKIE-0000000", "KEY-0001", "QUERY-0001"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("{{secret:key}}") && text.contains("{{secret:authorization}}"));
}

#[test]
fn masking_makes_no_body_break_its_schema() {
    let standard = standard();
    let body = r#"{"id": 1, "name": "ok", "token": "abcdefgh"}"#;
    let mut good = entry("GET", "https://gov.test/items/1", "", 200, body);
    good["request"]["headers"] = json!([{"name": "token", "value": "\"id\": 1,"}]);
    let judgement = judged(&standard, &made(&standard, &har("1.2", &[good])));
    assert_eq!(judgement.findings, []);
}

#[test]
fn a_plan_names_what_a_request_breaks_and_reads_back() {
    let made = made(&standard(), &har("1.2", &capture()));
    let case = made.plan.cases.iter().find(|case| case.id.as_str() == "list/observed/1").unwrap();
    let Intent::Violate(breaches) = &case.intent else { panic!("{case:?}") };
    let names: Vec<_> =
        breaches.iter().map(|breach| (breach.place.to_string(), breach.keyword.as_str())).collect();
    assert_eq!(names, [("query size".to_owned(), "maximum")]);
    assert_eq!(Plan::from_bytes(&made.plan.to_bytes().unwrap()).unwrap(), made.plan);
}

#[test]
fn an_answer_without_its_content_is_inconclusive() {
    let standard = standard();
    let mut bare = entry("GET", "https://gov.test/items/1", "", 200, GOOD);
    bare["response"]["content"] = json!({"size": 99, "mimeType": "application/json"});
    let judgement = judged(&standard, &made(&standard, &har("1.2", &[bare])));
    assert_eq!(judgement.findings, []);
    assert_eq!(judgement.cases.first().map(|case| case.verdict), Some(Verdict::Inconclusive));
}

#[test]
fn answers_from_caches_preflights_and_aborted_calls_are_left_out() {
    let url = "https://gov.test/items/1";
    let mut preflight = entry("OPTIONS", url, "", 204, "");
    preflight["request"]["headers"] = json!([{"name": "Access-Control-Request-Method", "value": "GET"}]);
    let entries = [
        entry("GET", url, "", 200, GOOD),
        entry("GET", url, "", 304, ""),
        entry("GET", url, "", 0, ""),
        preflight,
    ];
    let made = made(&standard(), &har("1.2", &entries));
    assert_eq!(exchanges(&made).len(), 1);
    let left_out = made.plan.exclusions.iter().filter(|exclusion| exclusion.clause.is_none());
    assert_eq!(left_out.count(), 3);
}

#[test]
fn what_is_no_capture_is_refused_with_the_reason() {
    let standard = standard();
    let why = |bytes: &[u8]| passive(&standard, bytes, &Declares::default()).unwrap_err().to_string();
    assert!(why(b"<xml>").contains("no JSON: expected value at line 1 column 1"));
    assert!(why(b"[]").contains("there is no object `log`"));
    assert!(why(br#"{"log": {"version": "1.1"}}"#).contains("\"1.1\""));
    assert!(why(&har("1.2", &[])).contains("`log.entries` is empty"));
    assert!(why(&har("1.2", &[json!({"time": 1})])).contains("missing field"));
    let foreign = entry("GET", "https://other.test/x?pin=1", "", 200, "");
    assert!(why(&har("1.2", &[foreign])).contains("the first one is GET /x;"));
    let declares = Declares { binding: Some("other".to_owned()), ..Declares::default() };
    let refused = passive(&standard, &har("1.2", &capture()), &declares);
    assert!(matches!(refused, Err(PassiveError::Binding { .. })));
}

#[test]
fn the_signature_of_a_binding_is_masked_and_its_envelope_read() {
    let files = embedded("zwfw-data-exchange").unwrap();
    let standard = load(files.as_ref(), &Options::default()).unwrap();
    let url = "http://gov.test/sysapi/zone/organization/query";
    let mut call = entry("POST", url, "{}", 200, r#"{"message": "m", "data": null}"#);
    let parts = ["rid", "sid", "rtime", "sign"];
    call["request"]["headers"] = parts
        .iter()
        .map(|part| json!({"name": format!("gjzwfwpt_{part}"), "value": format!("TEST-{part}")}))
        .chain([json!({"name": "content-type", "value": "application/json"})])
        .collect();
    let made = made(&standard, &har("1.2", &[call]));
    let headers = &exchanges(&made).first().unwrap().sent.as_ref().unwrap().headers;
    let values: Vec<_> = headers.iter().take(4).map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["{{secret:rid}}", "{{secret:sid}}", "{{secret:rtime}}", "{{secret:sign}}"]);
    let judgement = judged(&standard, &made);
    assert!(
        judgement.findings.iter().any(|finding| finding.code == FindingCode::HT207),
        "{:?}",
        judgement.findings
    );
}
