//! Sessions are obeyed, and no secret reaches the record.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use hutong_specs::binding::{Part, PartValue, Placement, Session, SessionCipher, Signature};
use hutong_specs::plan::{Sign, Tamper};
use hutong_specs::record::{Ended, Observation};
use hutong_specs::signing::{Algorithm, Encoding, Secret, SessionCipher as Cipher, TimeFormat};
use serde_json::json;

use super::server::{Server, json, response};
use super::{Assignment, assignment, errand, get, run_all};
use crate::run::SessionEntry;

pub(super) const KEY: &str = "TEST-APPKEY-0001";
const FIRST: &str = "session/secret+1";
const SECOND: &str = "session/secret+2";

fn part(name: &str, value: PartValue, placement: Placement) -> Part {
    Part { name: name.to_owned(), value, placement: Some(placement) }
}

fn header(name: &str) -> Placement {
    Placement::Header(name.to_owned())
}

pub(super) fn signed(base: String) -> Assignment {
    let mut assignment = assignment(base);
    assignment.binding.signature = Some(Signature {
        algorithm: Algorithm::HmacSha256,
        encoding: Encoding::Base64,
        key: Some("appsecret".to_owned()),
        canonical: "{rid}{rtime}".to_owned(),
        parts: vec![
            part("rid", PartValue::Identity("rid".to_owned()), header("X-Rid")),
            part("rtime", PartValue::Now(TimeFormat::EpochMs), header("X-Time")),
            part("token", PartValue::Secret("appsecret".to_owned()), Placement::Query("token".to_owned())),
            part("sign", PartValue::Signature, header("X-Sign")),
        ],
        window_seconds: Some(600),
    });
    assignment.reaches.identities = BTreeMap::from([("rid".to_owned(), "TEST-RID".to_owned())]);
    assignment
}

pub(super) fn with_session(base: String, lifetime_seconds: u32) -> Assignment {
    let mut assignment = signed(base);
    assignment.binding.session = Some(Session {
        operation: "refresh".into(),
        key: "appkey".to_owned(),
        body: json!({"rid": "{identity:rid}"}),
        secret_at: "/data/secret".to_owned(),
        yields: "appsecret".to_owned(),
        cipher: Some(SessionCipher::AesSha1prng("appkey".to_owned())),
        lifetime_at: None,
        lifetime_seconds,
        renew_before_seconds: 0,
    });
    let token = part("token", PartValue::Identity("rid".to_owned()), header("X-Token"));
    if let Some(signature) = &mut assignment.binding.signature {
        signature.parts[2] = token;
    }
    assignment.entry = Some(SessionEntry {
        method: "POST".to_owned(),
        path: "/refresh".to_owned(),
        service: "refresh".to_owned(),
    });
    assignment.secrets = BTreeMap::from([("appkey".to_owned(), Secret::new(KEY))]);
    assignment.reaches.headers =
        BTreeMap::from([("X-Secret".to_owned(), "Bearer {secret:appsecret}".to_owned())]);
    assignment
}

/// Yields another secret each time that it is asked, and says back whatever it is sent.
async fn platform() -> Server {
    let count = AtomicU32::new(0);
    Server::new(move |request| {
        if request.starts_with("POST /refresh") {
            let secret = if count.fetch_add(1, Ordering::Relaxed) == 0 { FIRST } else { SECOND };
            let secret = Cipher::JavaAes(Secret::new(KEY)).encrypt(&Secret::new(secret)).unwrap();
            return json(&json!({"code": 200, "data": {"secret": secret}}).to_string());
        }
        if request.starts_with("GET /an-hour-passes") {
            tokio::spawn(async {
                tokio::time::pause();
                tokio::time::advance(Duration::from_hours(1)).await;
                tokio::time::resume();
            });
        }
        json(&json!({ "echo": request }).to_string())
    })
    .await
}

pub(super) fn assert_masked(text: &str, secret: &str) {
    for encoding in Secret::new(secret).encodings() {
        assert!(!text.contains(&encoding), "{encoding} in {text}");
    }
}

#[tokio::test]
async fn the_session_is_opened_first_and_its_secret_signs() {
    let server = platform().await;
    let left = run_all(with_session(server.base(), 3600), vec![errand("a", vec![get("/a")])]).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed, "{}", left.footer.detail);
    let requests = server.requests();
    assert!(requests[0].ends_with(r#"{"rid":"TEST-RID"}"#), "{}", requests[0]);
    assert!(requests[1].contains(&format!("Bearer {FIRST}\r\n")), "{}", requests[1]);
    let value = |request: &str, name: &str| {
        let line = request.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap().trim_start_matches(": ").to_owned()
    };
    let message = format!("TEST-RID{}", value(&requests[1], "x-time"));
    let signature = Algorithm::HmacSha256.sign(Some(FIRST.as_bytes()), message.as_bytes()).unwrap();
    assert_eq!(value(&requests[1], "x-sign"), Encoding::Base64.encode(&signature));
    assert_eq!(left.exchanges[0].case.as_str(), "session/open");
    assert_masked(&left.text, FIRST);
    assert_masked(&left.text, KEY);
    assert!(left.text.contains("{{secret:appsecret}}"));
}

#[tokio::test]
async fn a_session_is_renewed_in_time_and_the_old_secret_stays_masked() {
    let server = platform().await;
    let mut assignment = with_session(server.base(), 3600);
    assignment.reaches.limits.timeout_ms = 36_000_000;
    let left = run_all(assignment, vec![errand("a", vec![get("/an-hour-passes"), get("/b")])]).await.unwrap();
    let requests = server.requests();
    assert!(requests[1].contains(FIRST), "{}", requests[1]);
    assert!(requests[2].starts_with("POST /refresh"), "{}", requests[2]);
    assert!(requests[3].contains(SECOND), "{}", requests[3]);
    let after = left.exchanges.iter().find(|exchange| exchange.step.as_str() == "s2").unwrap();
    assert_eq!(after.observations, [Observation::Renewed]);
    for secret in [FIRST, SECOND, KEY] {
        assert_masked(&left.text, secret);
    }
}

#[tokio::test]
async fn a_secret_that_a_case_is_given_serves_from_then_on() {
    let server = platform().await;
    let mut refresh = get("/refresh");
    refresh.operation = "refresh".into();
    if let Some(request) = &mut refresh.request {
        request.method = "POST".to_owned();
    }
    let errands = vec![errand("a", vec![refresh, get("/b")])];
    let left = run_all(with_session(server.base(), 3600), errands).await.unwrap();
    assert!(server.requests().last().unwrap().contains(SECOND));
    assert_masked(&left.text, SECOND);
}

#[tokio::test]
async fn a_session_that_cannot_be_opened_ends_the_run() {
    let server =
        Server::new(|_| json(&json!({"code": 300, "message": format!("no {KEY}")}).to_string())).await;
    let left = run_all(with_session(server.base(), 3600), vec![errand("a", vec![get("/a")])]).await.unwrap();
    assert_eq!((left.footer.ended, left.exchanges.len()), (Ended::NoSession, 1));
    assert!(
        left.footer.detail.contains("refresh") && left.footer.detail.contains("HTTP 200"),
        "{}",
        left.footer.detail
    );
    assert_masked(&left.text, KEY);
    let server = Server::new(|_| response(404, "", "")).await;
    let left = run_all(with_session(server.base(), 3600), vec![errand("a", vec![get("/a")])]).await.unwrap();
    assert_eq!(left.footer.ended, Ended::WrongBase);
}

#[tokio::test]
async fn a_secret_that_is_said_back_in_any_encoding_is_masked() {
    let secret = "s3cret/值+\"x\"";
    let encodings = Secret::new(secret).encodings().join(" ");
    let body = json!({ "said": encodings, "plain": secret }).to_string();
    let server = Server::new(move |_| response(200, "X-Said: s3cret\r\n", &body)).await;
    let mut assignment = signed(server.base());
    assignment.secrets = BTreeMap::from([("appsecret".to_owned(), Secret::new(secret))]);
    let mut altered = get("/altered");
    altered.sign = Sign::Tampered(Tamper::Alter("token".to_owned()));
    let mut wrong = get("/wrong");
    wrong.sign = Sign::Tampered(Tamper::WrongSecret);
    let mut not = get("/not");
    not.sign = Sign::Not;
    let left = run_all(assignment, vec![errand("a", vec![get("/a"), altered, wrong, not])]).await.unwrap();
    assert_masked(&left.text, secret);
    assert!(!left.text.contains("s3cret%2F"), "{}", left.text);
    let requests = server.requests();
    assert!(requests[1].contains("token=s3cret%2F") && requests[1].contains("%22a%22"), "{}", requests[1]);
    assert!(!requests[2].contains("s3cret") && requests[2].contains("token="), "{}", requests[2]);
    assert!(!requests[3].contains("token=") && !requests[3].contains("x-sign"), "{}", requests[3]);
}
