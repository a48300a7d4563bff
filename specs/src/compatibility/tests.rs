//! What is a change and what is none, one by one.

use serde_json::{Value, json};

use super::{Change, ChangeKind, Release, compare};
use crate::load::release;

pub(super) fn of(document: &Value) -> Release {
    release("a.json", document.to_string().as_bytes()).unwrap()
}

pub(super) fn told(before: &Value, after: &Value) -> Vec<Change> {
    compare(&of(before), &of(after)).changes
}

pub(super) fn kinds(before: &Value, after: &Value) -> Vec<(ChangeKind, String)> {
    told(before, after).into_iter().map(|change| (change.kind, change.at)).collect()
}

pub(super) fn document(paths: &Value) -> Value {
    json!({"openapi": "3.1.0", "info": {"title": "a", "version": "1.0.0"}, "paths": paths, "components": {
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}})
}

/// A document with one operation.
pub(super) fn operation(operation: &Value) -> Value {
    document(&json!({"/a/{id}": {"post": operation}}))
}

pub(super) fn with_query(parameter: &Value) -> Value {
    operation(&json!({"parameters": [parameter], "responses": {"200": {"description": "a"}}}))
}

pub(super) fn with_body(schema: &Value) -> Value {
    operation(&json!({"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {}}))
}

pub(super) fn with_answer(schema: &Value) -> Value {
    let content = json!({"application/json": {"schema": schema}});
    operation(&json!({"responses": {"200": {"description": "a", "content": content}}}))
}

#[test]
fn an_operation_is_the_same_whatever_its_path_parameters_are_called() {
    let item = json!({"get": {"responses": {}}, "delete": {"responses": {}}});
    let before = document(&json!({"/a/{id}": item}));
    let after = document(&json!({"/a/{number}": {"get": {"responses": {}}}}));
    let change = &told(&before, &after)[0];
    assert_eq!((change.kind, &change.operation[..]), (ChangeKind::OperationGone, "DELETE /a/{id}"));
    assert_eq!(change.pointer, "/paths/~1a~1{number}");
    assert_eq!(kinds(&after, &before), []);
}

#[test]
fn a_part_of_the_path_may_move_to_the_server_and_a_template_may_take_the_place_of_a_name() {
    let get = json!({"get": {"responses": {}}});
    let mut before = document(&json!({"/v1/a": get}));
    let mut after = document(&json!({"/a": get}));
    assert_eq!(kinds(&before, &after).len(), 1);
    after["servers"] = json!([{"url": "https://example.org/v1"}]);
    assert_eq!(kinds(&before, &after), []);
    before["paths"] = json!({"/v1/{a}": get, "/v1/latest": get});
    assert_eq!(kinds(&before, &document(&json!({"/v1/{a}": get}))).len(), 1);
    assert_eq!(kinds(&document(&json!({"/latest": get})), &document(&json!({"/{a}": get}))), []);
}

#[test]
fn what_cannot_be_read_is_not_gone() {
    let before = document(&json!({"/a": {"get": {"responses": {}}}, "/b": {"get": {"responses": {}}}}));
    let broken = json!({"get": {"parameters": [{"in": "nowhere"}], "responses": {}}});
    let after = document(&json!({"/a": broken, "/b": {"$ref": "other.json"}}));
    assert_eq!(kinds(&before, &after), []);
}

#[test]
fn credentials_are_newly_demanded_where_each_way_asks_for_some() {
    let with = |security: Value| operation(&json!({"security": security, "responses": {}}));
    let (open, closed) = (with(json!([])), with(json!([{"key": []}])));
    let optional = with(json!([{"key": []}, {}]));
    assert_eq!(kinds(&open, &closed), [(ChangeKind::CredentialsDemanded, String::new())]);
    assert_eq!(kinds(&optional, &closed), [(ChangeKind::CredentialsDemanded, String::new())]);
    for (before, after) in [(&closed, &open), (&open, &optional), (&closed, &closed)] {
        assert_eq!(kinds(before, after), []);
    }
    // A scheme that is not described is one all the same.
    assert_eq!(kinds(&with(json!([{"none": []}])), &closed), []);
}

#[test]
fn a_parameter_may_not_be_newly_demanded() {
    let with =
        |required: bool| with_query(&json!({"name": "q", "in": "query", "required": required, "schema": {}}));
    let without = operation(&json!({"responses": {"200": {"description": "a"}}}));
    let change = [(ChangeKind::ParameterRequired, "query q".to_owned())];
    assert_eq!(
        (kinds(&with(false), &with(true)), kinds(&without, &with(true))),
        (change.to_vec(), change.to_vec())
    );
    for (before, after) in [(with(true), with(false)), (without.clone(), with(false)), (with(true), without)]
    {
        assert_eq!(kinds(&before, &after), []);
    }
}

#[test]
fn a_parameter_is_narrowed_where_its_text_is_no_longer_understood() {
    let with = |schema: Value| with_query(&json!({"name": "q", "in": "query", "schema": schema}));
    let narrowed = |before: Value, after: Value| kinds(&with(before), &with(after)).len();
    assert_eq!(
        narrowed(json!({"type": "string", "enum": ["a", "b"]}), json!({"type": "string", "enum": ["a"]})),
        1
    );
    assert_eq!(narrowed(json!({"type": "string"}), json!({"type": "integer"})), 1);
    assert_eq!(narrowed(json!({"type": "integer"}), json!({"type": "string"})), 0);
    assert_eq!(narrowed(json!({"type": "boolean"}), json!({"enum": ["true", "false"]})), 0);
    assert_eq!(narrowed(json!({"type": "integer"}), json!({"type": "integer", "format": "int64"})), 0);
    assert_eq!(
        narrowed(json!({"type": "integer"}), json!({"type": "array", "items": {"type": "integer"}})),
        0
    );
    let said = &told(
        &with(json!({"maximum": 9, "type": "integer"})),
        &with(json!({"maximum": 8, "type": "integer"})),
    )[0];
    assert_eq!(said.witness, Some(json!(9)));
    assert_eq!(said.pointer, "/paths/~1a~1{id}/post/parameters/0/schema/maximum");
}

#[test]
fn parameters_of_the_path_are_compared_by_position() {
    let with = |name: &str, limit: u64| {
        let parameter = json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "maxLength": limit}});
        let path = format!("/a/{{{name}}}");
        document(&json!({path: {"get": {"parameters": [parameter], "responses": {}}}}))
    };
    assert_eq!(
        kinds(&with("id", 8), &with("number", 7)),
        [(ChangeKind::ParameterNarrowed, "path number".to_owned())]
    );
    assert_eq!(kinds(&with("id", 8), &with("number", 9)), []);
}

#[test]
fn bodies_that_were_taken_are_taken() {
    let before = json!({"type": "object", "required": ["a"], "properties": {
        "a": {"type": "string", "maxLength": 5}, "b": {"type": "string", "enum": ["x", "y"]}, "c": {}}});
    let change = |pointer: &str, value: Value| {
        let mut after = before.clone();
        *after.pointer_mut(pointer).unwrap() = value;
        kinds(&with_body(&before), &with_body(&after))
    };
    let at = |place: &str| vec![(ChangeKind::BodyNarrowed, format!("application/json {place}"))];
    assert_eq!(change("/required", json!(["a", "b"])), at("/b"));
    assert_eq!(change("/properties/a/maxLength", json!(4)), at("/a"));
    assert_eq!(change("/properties/b/enum", json!(["x"])), at("/b"));
    assert_eq!(change("/properties/a", json!({"type": "integer"})), at("/a"));
    for (pointer, value) in [
        ("/required", json!([])),
        ("/properties/a/maxLength", json!(6)),
        ("/properties/b/enum", json!(["x", "y", "z"])),
        // Of this nothing had been said.
        ("/properties/c", json!({"type": "integer"})),
        (
            "/properties",
            json!({"a": {"type": "string", "maxLength": 5}, "b": before["properties"]["b"], "d": {"type": "integer"}}),
        ),
    ] {
        assert_eq!(change(pointer, value), [], "{pointer}");
    }
}

#[test]
fn a_schema_that_is_closed_refuses_what_had_been_described_alone() {
    let with = |members: Value| {
        with_body(&json!({"type": "object", "properties": members, "additionalProperties": false}))
    };
    let open = with_body(&json!({"type": "object", "properties": {"a": {"type": "string"}}}));
    let (one, two) = (
        with(json!({"a": {"type": "string"}})),
        with(json!({"a": {"type": "string"}, "b": {"type": "string"}})),
    );
    assert_eq!(kinds(&open, &one), []);
    assert_eq!(kinds(&one, &two), []);
    assert_eq!(kinds(&two, &one), [(ChangeKind::BodyNarrowed, "application/json /b".to_owned())]);
    let map = with_body(&json!({"type": "object", "additionalProperties": {"type": "string"}}));
    assert_eq!(kinds(&map, &one).len(), 1);
}

#[test]
fn a_body_and_its_media_types_stay_as_they_were() {
    let with = |required: bool, names: &[&str]| {
        let content: serde_json::Map<String, Value> =
            names.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
        operation(&json!({"requestBody": {"required": required, "content": content}, "responses": {}}))
    };
    let gone = (ChangeKind::RequestMediaTypeGone, "text/csv".to_owned());
    assert_eq!(
        kinds(&with(false, &["text/csv"]), &with(true, &["text/csv"])),
        [(ChangeKind::BodyRequired, String::new())]
    );
    for (before, after) in [
        (with(true, &["text/csv", "a/b"]), with(true, &["a/b"])),
        (with(true, &["text/csv"]), operation(&json!({"responses": {}}))),
    ] {
        assert_eq!(kinds(&before, &after), std::slice::from_ref(&gone));
    }
    assert_eq!(kinds(&with(true, &["text/csv"]), &with(false, &["text/*", "a/b"])), []);
}

#[test]
fn answers_keep_their_status_and_media_type() {
    let with = |responses: Value| operation(&json!({"responses": responses}));
    let plain = json!({"description": "a"});
    let (two_hundred, range) = (with(json!({"200": plain})), with(json!({"2XX": plain})));
    let (created, rest) = (with(json!({"201": plain})), with(json!({"default": plain})));
    assert_eq!(kinds(&two_hundred, &created), [(ChangeKind::StatusGone, "200".to_owned())]);
    assert_eq!(kinds(&range, &with(json!({"400": plain}))), [(ChangeKind::StatusGone, "2XX".to_owned())]);
    assert_eq!(kinds(&with(json!({"200": plain, "404": plain})), &two_hundred), []);
    for after in [&range, &rest, &with(json!({"200": plain, "201": plain}))] {
        assert_eq!(kinds(&two_hundred, after), []);
    }
    assert_eq!(kinds(&range, &created), []);
    let content = json!({"description": "a", "content": {"a/b": {}}});
    let change = kinds(&with(json!({"200": content})), &two_hundred);
    assert_eq!(change, [(ChangeKind::ResponseMediaTypeGone, "200 a/b".to_owned())]);
    assert_eq!(kinds(&two_hundred, &with(json!({"200": content}))), []);
}

#[test]
fn what_an_answer_promised_it_promises() {
    let before = json!({"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string", "enum": ["x"]},
        "b": {"type": "array", "items": {"type": "object", "required": ["c"], "properties": {"c": {"type": "integer"}}}}}});
    let change = |pointer: &str, value: Value| {
        let mut after = before.clone();
        *after.pointer_mut(pointer).unwrap() = value;
        kinds(&with_answer(&before), &with_answer(&after))
    };
    let at = |place: &str| vec![(ChangeKind::ResponseWeakened, format!("200 application/json {place}"))];
    assert_eq!(change("/required", json!(["b"])), at("/a"));
    assert_eq!(change("/properties/a", json!({"type": ["string", "null"], "enum": ["x", null]})), at("/a"));
    assert_eq!(change("/properties/b/items/required", json!([])), at("/b/*/c"));
    assert_eq!(change("/properties/b/items/properties/c/type", json!("string")), at("/b/*/c"));
    assert_eq!(change("/properties/b/items/properties/c/type", json!("number")), at("/b/*/c"));
    for (pointer, value) in [
        ("/properties/a/enum", json!(["x", "y"])),
        ("/properties/a", json!({})),
        (
            "/properties/b/items/properties",
            json!({"c": {"type": "integer", "maximum": 3}, "d": {"type": "string"}}),
        ),
    ] {
        assert_eq!(change(pointer, value), [], "{pointer}");
    }
}

#[test]
fn members_of_one_side_count_on_that_side() {
    let schema = |required: Value| {
        json!({"type": "object", "required": required, "properties": {
            "id": {"type": "string", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}}})
    };
    let (neither, both) = (schema(json!([])), schema(json!(["id", "secret"])));
    let body = kinds(&with_body(&neither), &with_body(&both));
    assert_eq!(body, [(ChangeKind::BodyNarrowed, "application/json /secret".to_owned())]);
    let answer = kinds(&with_answer(&both), &with_answer(&neither));
    assert_eq!(answer, [(ChangeKind::ResponseWeakened, "200 application/json /id".to_owned())]);
}
