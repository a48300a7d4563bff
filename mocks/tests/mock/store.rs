//! A platform that knows nothing but a plain document keeps its things.

use std::sync::Arc;

use hutong_mocks::{Answer, Deviation, How, Platform, Request, Slip, Slipped};
use hutong_specs::bilingual::Bilingual;
use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::standard::Standard;
use serde_json::{Value, json};

/// Sites and, within each, notices; a site says its identifier, a notice is found by `Location` alone.
fn registry() -> Arc<Standard> {
    let site = json!({"type": "object", "required": ["id", "name"], "properties": {
        "id": {"type": "integer", "readOnly": true}, "name": {"type": "string"}, "floor": {"type": "integer"},
        "pin": {"type": "string", "writeOnly": true}}});
    let body =
        |schema: &Value| json!({"required": true, "content": {"application/json": {"schema": schema}}});
    let answer =
        |schema: &Value| json!({"description": "ok", "content": {"application/json": {"schema": schema}}});
    let refused = json!({"description": "no"});
    let parameter = |name: &str, kind: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": kind}});
    let sent = json!({"type": "object", "properties": {
        "name": {"type": "string"}, "floor": {"type": "integer"}, "pin": {"type": "string"}}});
    let document = json!({
        "openapi": "3.1.0", "info": {"title": "registry", "version": "1"},
        "paths": {
            "/sites": {
                "post": {"operationId": "add", "requestBody": body(&sent), "responses": {"201": answer(&site), "400": refused}},
                "get": {"operationId": "list", "responses": {"200": answer(&json!({"type": "array", "items": site}))}}
            },
            "/sites/{id}": {
                "parameters": [parameter("id", "integer")],
                "get": {"operationId": "read", "responses": {"200": answer(&site), "404": refused}},
                "put": {"operationId": "replace", "requestBody": body(&sent), "responses": {"200": answer(&site), "404": refused}},
                "patch": {"operationId": "change", "requestBody": body(&sent), "responses": {"200": answer(&site), "404": refused}},
                "delete": {"operationId": "remove", "responses": {"204": {"description": "gone"}, "404": refused}}
            },
            "/sites/{id}/notices": {
                "parameters": [parameter("id", "integer")],
                "post": {"operationId": "putUp", "requestBody": body(&sent), "responses": {
                    "201": {"description": "made", "headers": {"Location": {"schema": {"type": "string"}}}}, "404": refused}}
            },
            "/sites/{id}/notices/{noticeId}": {
                "parameters": [parameter("id", "integer"), parameter("noticeId", "string")],
                "get": {"operationId": "readNotice", "responses": {"200": answer(&sent), "404": refused}}
            }
        }
    });
    let files = MemoryFiles::new([("registry.json", document.to_string())]);
    let options = Options { document: Some("registry.json".to_owned()), ..Options::default() };
    Arc::new(load(&files, &options).expect("the document loads"))
}

fn asked(platform: &Platform, method: &str, target: &str, body: Option<&Value>) -> Answer {
    let headers = body.map(|_| ("Content-Type".to_owned(), "application/json".to_owned()));
    let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
    let request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        headers: headers.into_iter().collect(),
        body,
    };
    platform.answer(&request, 0)
}

fn read(platform: &Platform, target: &str) -> Option<Value> {
    let answer = asked(platform, "GET", target, None);
    (answer.status == 200).then(|| answer.value()).flatten()
}

/// A site of this name, and its path.
fn added(platform: &Platform, name: &str) -> String {
    let answer = asked(platform, "POST", "/sites", Some(&json!({"name": name, "floor": 3, "pin": "0000"})));
    assert_eq!(answer.status, 201);
    format!("/sites/{}", answer.value().expect("a body")["id"])
}

#[test]
fn what_was_created_reads_as_it_was_sent_and_nothing_else_is_there() {
    let platform = Platform::new(registry(), Vec::new());
    assert_eq!(asked(&platform, "GET", "/sites/1001", None).status, 404);
    let (one, other) = (added(&platform, "one"), added(&platform, "other"));
    assert_ne!(one, other);
    let read_one = read(&platform, &one).expect("it is there");
    assert_eq!((&read_one["name"], &read_one["floor"]), (&json!("one"), &json!(3)));
    assert_eq!(read_one.get("pin"), None, "what is writeOnly is not answered");
    let rows = read(&platform, "/sites").expect("a list");
    let names: Vec<&Value> = rows.as_array().expect("rows").iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["one", "other"]);
}

#[test]
fn a_replacement_leaves_nothing_of_what_was_sent_before_and_a_change_leaves_the_rest() {
    let platform = Platform::new(registry(), Vec::new());
    let one = added(&platform, "one");
    assert_eq!(asked(&platform, "PATCH", &one, Some(&json!({"name": "changed"}))).status, 200);
    let changed = read(&platform, &one).expect("it is there");
    assert_eq!((&changed["name"], &changed["floor"]), (&json!("changed"), &json!(3)));
    assert_eq!(asked(&platform, "PUT", &one, Some(&json!({"name": "replaced"}))).status, 200);
    let replaced = read(&platform, &one).expect("it is there");
    assert_eq!(replaced["name"], "replaced");
    assert_ne!(replaced.get("floor"), Some(&json!(3)));
    assert_eq!(asked(&platform, "PUT", "/sites/999", Some(&json!({"name": "x"}))).status, 404);
}

#[test]
fn what_was_removed_is_gone_with_all_that_stood_within_it() {
    let platform = Platform::new(registry(), Vec::new());
    let one = added(&platform, "one");
    let notices = format!("{one}/notices");
    let made = asked(&platform, "POST", &notices, Some(&json!({"name": "notice"})));
    let notice = made.header("Location").expect("it says where").to_owned();
    assert!(notice.starts_with(&notices), "{notice}");
    assert_eq!(read(&platform, &notice).expect("it is there")["name"], "notice");
    assert_eq!(asked(&platform, "DELETE", &one, None).status, 204);
    for gone in [one.as_str(), notice.as_str()] {
        assert_eq!(asked(&platform, "GET", gone, None).status, 404, "{gone}");
    }
    assert_eq!(asked(&platform, "POST", &notices, Some(&json!({"name": "late"}))).status, 404);
    assert_eq!(asked(&platform, "DELETE", &one, None).status, 404);
    assert_eq!(read(&platform, "/sites"), Some(json!([])));
}

#[test]
fn what_is_not_kept_is_still_acknowledged_by_a_platform_that_slips() {
    let slip = Slipped { slip: Slip::CreatedLost, operation: "add".into() };
    let deviation = Deviation {
        id: "lost".to_owned(),
        title: Bilingual::new("丢失", "lost"),
        breaks: Vec::new(),
        how: vec![How::Slip(slip)],
    };
    let platform = Platform::new(registry(), vec![deviation]);
    let one = added(&platform, "one");
    assert_eq!(asked(&platform, "GET", &one, None).status, 404);
}
