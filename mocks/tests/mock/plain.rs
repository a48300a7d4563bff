//! A platform that knows nothing but a plain document.

use std::sync::Arc;

use hutong_mocks::{Platform, Request, deviations, profile};
use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::standard::Standard;
use serde_json::json;

fn shop() -> Arc<Standard> {
    let item = json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}});
    let document = json!({
        "openapi": "3.1.0", "info": {"title": "shop", "version": "1"},
        "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
        "paths": {
            "/items/{id}": {"get": {
                "operationId": "getItem",
                "parameters": [
                    {"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}},
                    {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string", "maxLength": 3}}}
                ],
                "responses": {"200": {"description": "one", "content": {"application/json": {"schema": item}}},
                              "404": {"description": "none"}}
            }},
            "/items": {"post": {
                "operationId": "addItem", "security": [{"key": []}],
                "requestBody": {"required": true, "content": {"application/json": {"schema": item}}},
                "responses": {"201": {"description": "made"}, "422": {"description": "wrong"}, "401": {"description": "who"}}
            }}
        }
    });
    let files = MemoryFiles::new([("shop.json", document.to_string())]);
    let options = Options { document: Some("shop.json".to_owned()), ..Options::default() };
    Arc::new(load(&files, &options).expect("the document loads"))
}

fn get(target: &str) -> Request {
    Request { method: "GET".to_owned(), target: target.to_owned(), ..Request::default() }
}

fn add(standard: &Standard, body: &str) -> Request {
    let key = profile(standard, "http://localhost").secrets["key"].clone();
    let headers = [("Content-Type", "application/json"), ("X-Key", key.as_str())];
    Request {
        method: "POST".to_owned(),
        target: "/items".to_owned(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn parameters_are_read_by_their_place_and_checked() {
    let standard = shop();
    let platform = Platform::new(Arc::clone(&standard), Vec::new());
    assert_eq!(platform.answer(&add(&standard, "{\"id\": 1}"), 0).status, 201);
    let status = |target: &str| platform.answer(&get(target), 0).status;
    assert_eq!(status("/items/1"), 200);
    assert_eq!(status("/items/1?tags=ab&tags=abc"), 200);
    assert_eq!(status("/items/1?tags=abcd&tags=a"), 404);
    assert_eq!(status("/items/0"), 404);
    assert_eq!(status("/items/x"), 404);
    assert_eq!(platform.answer(&Request { method: "PUT".to_owned(), ..get("/items/1") }, 0).status, 405);
}

#[test]
fn objects_are_read_as_their_style_writes_them() {
    let object = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}});
    let document = json!({
        "openapi": "3.1.0", "info": {"title": "objects", "version": "1"},
        "paths": {
            "/in/{key}": {"get": {
                "parameters": [
                    {"name": "key", "in": "path", "required": true, "schema": object},
                    {"name": "spread", "in": "query", "schema": object},
                ],
                "responses": {"200": {"description": "", "content": {"*/*": {"schema": {"type": "string"}}}}}
            }},
            "/none": {"get": {"responses": {"401": {"description": "who"}}}}
        }
    });
    let files = MemoryFiles::new([("o.json", document.to_string())]);
    let options = Options { document: Some("o.json".to_owned()), ..Options::default() };
    let standard = Arc::new(load(&files, &options).expect("the document loads"));
    let platform = Platform::new(standard, Vec::new());
    let answer = |target: &str| platform.answer(&get(target), 0);
    assert_eq!(answer("/in/a,1").status, 200);
    assert_eq!(answer("/in/a,x").status, 400);
    assert_eq!(answer("/in/a,1?a=2").status, 200);
    assert_eq!(answer("/in/a,1?a=x").status, 400);
    let body = answer("/in/a,1").body;
    assert!(serde_json::from_slice::<serde_json::Value>(&body).is_ok_and(|body| body.is_string()));
    // Nothing else is declared.
    assert_eq!(answer("/none").status, 401);
}

#[test]
fn bodies_and_credentials_are_checked() {
    let standard = shop();
    let platform = Platform::new(Arc::clone(&standard), Vec::new());
    let key = profile(&standard, "http://localhost").secrets["key"].clone();
    let status = |body: &str, key: &str| {
        let headers = [("Content-Type", "application/json"), ("X-Key", key)];
        let request = Request {
            method: "POST".to_owned(),
            target: "/items".to_owned(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            body: body.as_bytes().to_vec(),
        };
        platform.answer(&request, 0).status
    };
    assert_eq!(status("{\"id\": 1}", &key), 201);
    assert_eq!(status("{\"id\": \"1\"}", &key), 422);
    assert_eq!(status("{", &key), 422);
    assert_eq!(status("{\"id\": 1}", "other"), 401);
}

#[test]
fn machine_made_deviations_do_what_they_say() {
    let standard = shop();
    let made = deviations(&standard);
    let one = |id: &str| made.iter().find(|row| row.id == id).cloned().unwrap_or_else(|| panic!("no {id}"));
    let ignoring = Platform::new(Arc::clone(&standard), vec![one("ignore:getItem:path.id:minimum")]);
    assert_eq!(ignoring.answer(&add(&standard, "{\"id\": 0}"), 0).status, 201);
    assert_eq!(ignoring.answer(&get("/items/0"), 0).status, 200);
    let dropping = Platform::new(Arc::clone(&standard), vec![one("drop:getItem:/id")]);
    assert_eq!(dropping.answer(&add(&standard, "{\"id\": 1}"), 0).status, 201);
    let answer = dropping.answer(&get("/items/1"), 0).value().unwrap_or_default();
    assert_eq!(answer.get("id"), None);
    assert_eq!(one("drop:getItem:/id").breaks, ["getItem/response-body".into()]);
}
