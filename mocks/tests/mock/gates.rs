//! The gates, one broken thing at a time.

use hutong_mocks::{Answer, Request};
use serde_json::{Value, json};

use crate::caller::{Caller, NOW, code};

fn good(caller: &Caller) -> Request {
    caller.request("queryRejectedRows", &caller.example("queryRejectedRows", 1))
}

fn outcome(answer: &Answer) -> i64 {
    answer.value().as_ref().map(code).unwrap_or_default()
}

fn is_refused(change: impl FnOnce(&mut Request)) -> bool {
    let caller = Caller::new(Vec::new());
    let mut request = good(&caller);
    assert_eq!(outcome(&caller.send(&request)), 200);
    change(&mut request);
    outcome(&caller.send(&request)) == 300
}

fn set(request: &mut Request, name: &str, value: &str) {
    request.headers.iter_mut().filter(|(other, _)| other == name).for_each(|(_, old)| value.clone_into(old));
}

#[test]
fn each_part_of_the_signature_must_be_there_once_and_unaltered() {
    for name in ["gjzwfwpt_rid", "gjzwfwpt_sid", "gjzwfwpt_rtime", "gjzwfwpt_sign"] {
        assert!(is_refused(|request| request.headers.retain(|(other, _)| other != name)), "{name} missing");
        assert!(is_refused(|request| set(request, name, "")), "{name} empty");
        assert!(is_refused(|request| set(request, name, "1704816000001")), "{name} altered");
        let twice = |request: &mut Request| {
            let again = request.headers.iter().find(|(other, _)| other == name).cloned();
            request.headers.extend(again);
        };
        assert!(is_refused(twice), "{name} twice");
    }
}

#[test]
fn the_window_counts_both_ways() {
    let caller = Caller::new(Vec::new());
    let body = caller.example("queryRejectedRows", 1).to_string().into_bytes();
    for (shift, expected) in [(-600_001, 300), (-600_000, 200), (600_000, 200), (600_001, 300)] {
        let secret = caller.secret.expose();
        let request =
            caller.signed("queryRejectedRows", body.clone(), NOW + shift, secret, "{sid}{rid}{rtime}");
        assert_eq!(outcome(&caller.send(&request)), expected, "{shift}");
    }
}

#[test]
fn a_wrong_key_and_another_order_are_refused() {
    let caller = Caller::new(Vec::new());
    let body = caller.example("queryRejectedRows", 1).to_string().into_bytes();
    for (key, order) in [
        (caller.appkey.as_str(), "{sid}{rid}{rtime}"),
        ("TEST-WRONG", "{sid}{rid}{rtime}"),
        (caller.secret.expose(), "{rid}{sid}{rtime}"),
    ] {
        let request = caller.signed("queryRejectedRows", body.clone(), NOW, key, order);
        assert_eq!(outcome(&caller.send(&request)), 300, "{order}");
    }
}

#[test]
fn unknown_paths_and_methods_are_refused_in_the_envelope() {
    let caller = Caller::new(Vec::new());
    let unknown = caller.send(&Request { target: "/sysapi/nothing".to_owned(), ..good(&caller) });
    assert_eq!((unknown.status, outcome(&unknown)), (404, 300));
    let method = caller.send(&Request { method: "DELETE".to_owned(), ..good(&caller) });
    assert_eq!((method.status, method.header("allow")), (405, Some("POST")));
    assert_eq!(method.value().map(|value| value["data"].clone()), Some(Value::Null));
}

#[test]
fn other_media_types_are_refused() {
    for media_type in ["text/plain", "application/xml", "", "application/json;charset=gbk"] {
        assert!(is_refused(|request| set(request, "Content-Type", media_type)), "{media_type}");
    }
    assert!(is_refused(|request| request.headers.retain(|(name, _)| name != "Content-Type")));
}

#[test]
fn unreadable_bodies_are_refused() {
    let bodies: [&[u8]; 7] = [
        b"",
        b"{",
        b"[]",
        b"\xef\xbb\xbf{\"page_no\":1,\"page_size\":20}",
        b"{\"page_no\":1,\"page_no\":1,\"page_size\":20}",
        b"{\"page_no\":1,\"page_size\":20}}",
        b"{\"page_no\":1,\"page_size\":20,\"table_sql_name\":\"\xff\"}",
    ];
    for body in bodies {
        assert!(is_refused(|request| request.body = body.to_vec()), "{}", String::from_utf8_lossy(body));
    }
}

#[test]
fn constraints_of_the_body_are_kept_and_extra_columns_forgotten() {
    assert!(is_refused(
        |request| request.body = json!({"page_no": 0, "page_size": 20}).to_string().into_bytes()
    ));
    assert!(is_refused(
        |request| request.body = json!({"page_no": 1, "page_size": 151}).to_string().into_bytes()
    ));
    assert!(is_refused(|request| request.body = json!({"page_no": 1}).to_string().into_bytes()));
    let extra = json!({"page_no": 1, "page_size": 20, "more": 1}).to_string().into_bytes();
    assert!(!is_refused(|request| request.body = extra));
}
