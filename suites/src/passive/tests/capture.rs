//! A small interface, a small capture of it, and the way from there to a judgement.

use hutong_specs::digest::Digest;
use hutong_specs::files::MemoryFiles;
use hutong_specs::judgement::Judgement;
use hutong_specs::load::{Options, load};
use hutong_specs::profile::Declares;
use hutong_specs::record::{Exchange, RecordLine};
use hutong_specs::standard::Standard;
use serde_json::{Value, json};

use crate::judge::Judge;
use crate::passive::{Passive, passive};

pub(super) fn standard() -> Standard {
    let item = json!({"type": "object", "required": ["id", "name"], "properties": {
        "id": {"type": "integer"}, "name": {"type": "string", "maxLength": 5}}});
    let answer = json!({"description": "", "content": {"application/json": {"schema": item}}});
    let number = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}});
    let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
        "security": [{"key": []}],
        "paths": {
            "/items/latest": {"get": {"operationId": "latest", "responses": {"200": answer}}},
            "/items/{id}": {"get": {"operationId": "read", "parameters": [number], "responses": {"200": answer}}},
            "/items": {
                "get": {"operationId": "list", "parameters": [
                    {"name": "size", "in": "query", "schema": {"type": "integer", "maximum": 9}}],
                    "responses": {"200": {"description": ""}, "400": {"description": ""}}},
                "post": {"operationId": "write", "requestBody": {"required": true, "content": {
                    "application/json": {"schema": {"type": "object", "required": ["name"], "properties": {
                        "name": {"type": "string"}}}}}},
                    "responses": {"201": {"description": ""}, "400": {"description": ""}}}}}});
    let files = MemoryFiles::new([("api.json", document.to_string())]);
    let options = Options { document: Some("api.json".to_owned()), ..Options::default() };
    load(&files, &options).unwrap()
}

/// An entry: method, URL, posted JSON, status, content.
pub(super) fn entry(method: &str, url: &str, posted: &str, status: u16, content: &str) -> Value {
    let mut request = json!({"method": method, "url": url, "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": [{"name": "Authorization", "value": "Bearer TEST-TOKEN-0001"},
            {"name": "Cookie", "value": "sid=TEST-COOKIE-00000001"}, {"name": "x-key", "value": "TEST-KEY-0001"}],
        "queryString": [], "headersSize": -1, "bodySize": posted.len()});
    if !posted.is_empty() {
        request["postData"] = json!({"mimeType": "application/json", "text": posted});
        let headers = request["headers"].as_array_mut().unwrap();
        headers.push(json!({"name": "Content-Type", "value": "application/json"}));
    }
    let mut response = json!({"status": status, "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": [{"name": "Set-Cookie", "value": "sid=TEST-COOKIE-00000002; Path=/"}],
        "content": {"size": content.len(), "mimeType": "application/json", "text": content},
        "redirectURL": "", "headersSize": -1, "bodySize": content.len()});
    if !content.is_empty() {
        let headers = response["headers"].as_array_mut().unwrap();
        headers.push(json!({"name": "content-type", "value": "application/json"}));
    }
    json!({"startedDateTime": "2024-01-01T08:00:00.250+08:00", "time": 12.5, "request": request,
        "response": response, "cache": {}, "timings": {"send": 0, "wait": 12.5, "receive": 0}})
}

pub(super) fn har(version: &str, entries: &[Value]) -> Vec<u8> {
    let creator = json!({"name": "test", "version": "1"});
    json!({"log": {"version": version, "creator": creator, "entries": entries}}).to_string().into_bytes()
}

pub(super) const GOOD: &str = r#"{"id": 1, "name": "甲"}"#;

pub(super) fn capture() -> Vec<Value> {
    vec![
        entry("GET", "https://gov.test/gw/items/1", "", 200, GOOD),
        entry("GET", "https://gov.test/gw/items/2", "", 418, ""),
        entry("GET", "https://gov.test/gw/items/3", "", 200, r#"{"id": 3, "name": "TEST-TOKEN-0001"}"#),
        entry("POST", "https://gov.test/gw/items", r#"{"name": 1}"#, 201, ""),
        entry("POST", "https://other.test/gw/items?key=1", r#"{"name": 1}"#, 201, ""),
        entry("GET", "https://gov.test/gw/app.js?token=TEST-QUERY-0001", "", 200, "x"),
        entry("GET", "https://gov.test/gw/items/latest", "", 200, GOOD),
        entry("GET", "https://gov.test/gw/items?size=99", "", 400, ""),
    ]
}

pub(super) fn made(standard: &Standard, har: &[u8]) -> Passive {
    passive(standard, har, &Declares::default()).unwrap()
}

pub(super) fn judged(standard: &Standard, made: &Passive) -> Judgement {
    let mut judge = Judge::new(standard, &made.plan, made.plan.digest().unwrap()).unwrap();
    for line in &made.lines {
        judge.observe(line.clone()).unwrap();
    }
    judge.finish(Digest::of(b"")).unwrap()
}

pub(super) fn exchanges(made: &Passive) -> Vec<&Exchange> {
    let lines = made.lines.iter();
    lines
        .filter_map(|line| match line {
            RecordLine::Exchange(exchange) => Some(exchange.as_ref()),
            _ => None,
        })
        .collect()
}
