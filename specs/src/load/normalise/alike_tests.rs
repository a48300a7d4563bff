//! What each version of `OpenAPI` writes in its own way, and all mean alike.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::schema::Schema;
use crate::standard::{EmptyValue, Operation, Standard};

const VERSIONS: [&str; 3] = ["2.0", "3.0.3", "3.1.0"];

fn loaded(files: &[(&str, Value)]) -> Standard {
    let files = MemoryFiles::new(files.iter().map(|(name, document)| (*name, document.to_string())));
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    let standard = load(&files, &options).unwrap();
    let told: Vec<String> = standard.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{told:?}");
    standard
}

/// One operation that takes a body of these media types with this schema, and one parameter.
fn operation(version: &str, media_types: &[&str], schema: &Value, parameter: &Value) -> Operation {
    let responses = json!({"200": {"description": "ok"}});
    let info = json!({"title": "t", "version": "1"});
    let document = if version == "2.0" {
        let body = json!({"name": "body", "in": "body", "required": true, "schema": schema});
        json!({"swagger": "2.0", "info": info, "paths": {"/a": {"post": {"operationId": "a",
            "consumes": media_types, "parameters": [body, parameter], "responses": responses}}}})
    } else {
        let content: serde_json::Map<String, Value> =
            media_types.iter().map(|name| ((*name).to_owned(), json!({"schema": schema}))).collect();
        json!({"openapi": version, "info": info, "paths": {"/a": {"post": {"operationId": "a",
            "requestBody": {"required": true, "content": content}, "parameters": [parameter],
            "responses": responses}}}})
    };
    loaded(&[("a.json", document)]).operations.remove(0)
}

fn body(operation: &Operation) -> &Schema {
    operation.request_body.as_ref().unwrap().content[0].schema.as_ref().unwrap()
}

fn plain(version: &str) -> Value {
    match version {
        "2.0" => json!({"name": "q", "in": "query", "type": "string", "x-example": "甲"}),
        _ => json!({"name": "q", "in": "query", "schema": {"type": "string"}, "example": "甲"}),
    }
}

#[test]
fn null_is_allowed_alike_and_refused_alike() {
    let nullable = |version: &str, schema: Value| {
        let mut schema = schema;
        match version {
            "2.0" => schema["x-nullable"] = true.into(),
            "3.0.3" => schema["nullable"] = true.into(),
            _ => schema["type"] = json!([schema["type"], "null"]),
        }
        schema
    };
    for version in VERSIONS {
        let inner = nullable(version, json!({"type": "object", "properties": {"b": {"type": "integer"}}}));
        let name = nullable(version, json!({"type": "string", "maxLength": 2}));
        let described =
            json!({"type": "object", "properties": {"name": name, "inner": inner, "n": {"type": "integer"}}});
        let operation = operation(version, &["application/json"], &described, &plain(version));
        let admits = |value: Value| body(&operation).admits(&value);
        assert!(admits(json!({"name": null, "inner": null, "n": 1})), "{version}");
        assert!(admits(json!({"name": "ab", "inner": {"b": 1}})), "{version}");
        for refused in
            [json!({"n": null}), json!({"name": "abc"}), json!({"inner": {"b": null}}), json!(null)]
        {
            assert!(!admits(refused.clone()), "{version} {refused}");
        }
    }
}

#[test]
fn a_file_is_bytes_alike() {
    let info = json!({"title": "t", "version": "1"});
    let responses = json!({"200": {"description": "ok"}});
    let of_form = |schema: Value| {
        json!({"content": {"multipart/form-data": {"schema":
            {"type": "object", "required": ["file"], "properties": {"file": schema}}}}})
    };
    let documents = [
        json!({"swagger": "2.0", "info": info, "paths": {"/a": {"post": {"operationId": "a", "responses": responses,
            "parameters": [{"name": "file", "in": "formData", "type": "file", "required": true}]}}}}),
        json!({"openapi": "3.0.3", "info": info, "paths": {"/a": {"post": {"operationId": "a", "responses": responses,
            "requestBody": of_form(json!({"type": "string", "format": "binary"}))}}}}),
        json!({"openapi": "3.1.0", "info": info, "paths": {"/a": {"post": {"operationId": "a", "responses": responses,
            "requestBody": of_form(json!({"type": "string", "contentMediaType": "application/octet-stream"}))}}}}),
    ];
    for document in documents {
        let standard = loaded(&[("a.json", document)]);
        let content = &standard.operations[0].request_body.as_ref().unwrap().content[0];
        assert_eq!(content.name, "multipart/form-data");
        let schema = content.schema.as_ref().unwrap();
        assert!(schema.admits(&json!({"file": "x"})) && !schema.admits(&json!({})));
        let written = crate::wire::multipart(&json!({"file": "x"}), Some(schema), &content.encoding).unwrap();
        assert!(written.contains("name=\"file\"; filename="), "{written}");
    }
}

#[test]
fn examples_are_found_alike_wherever_they_stand() {
    for version in VERSIONS {
        let key = if version == "3.1.0" { "examples" } else { "example" };
        let value = if version == "3.1.0" { json!([{"n": 7}]) } else { json!({"n": 7}) };
        let described = json!({"type": "object", "properties": {"n": {"type": "integer"}}, key: value});
        let operation = operation(version, &["application/json"], &described, &plain(version));
        let content = &operation.request_body.as_ref().unwrap().content[0];
        assert_eq!(content.examples, [json!({"n": 7})], "{version}");
        assert_eq!(operation.parameters[0].example, Some(json!("甲")), "{version}");
    }
}

#[test]
fn named_examples_are_found_alike_in_both_versions_that_have_them() {
    for version in ["3.0.3", "3.1.0"] {
        let examples = json!({"one": {"value": {"n": 1}}, "two": {"$ref": "#/components/examples/Two"}});
        let document = json!({"openapi": version, "info": {"title": "t", "version": "1"},
            "components": {"examples": {"Two": {"value": {"n": 2}}}},
            "paths": {"/a": {"post": {"operationId": "a", "responses": {"200": {"description": "ok"}},
                "parameters": [{"name": "q", "in": "query", "schema": {"type": "object"},
                    "examples": {"two": {"$ref": "#/components/examples/Two"}}}],
                "requestBody": {"content": {"application/json": {"schema": {"type": "object"}, "examples": examples}}}}}}});
        let standard = loaded(&[("a.json", document)]);
        let operation = &standard.operations[0];
        let content = &operation.request_body.as_ref().unwrap().content[0];
        assert_eq!(content.examples, [json!({"n": 1}), json!({"n": 2})], "{version}");
        assert_eq!(operation.parameters[0].example, Some(json!({"n": 2})), "{version}");
    }
}

#[test]
fn an_empty_value_is_allowed_alike_where_it_can_be_written() {
    let text = |version: &str, location: &str| match version {
        "2.0" => json!({"name": "q", "in": location, "type": "integer", "allowEmptyValue": true}),
        _ => json!({"name": "q", "in": location, "schema": {"type": "integer"}, "allowEmptyValue": true}),
    };
    for version in VERSIONS {
        let of = |location| operation(version, &["application/json"], &json!({}), &text(version, location));
        assert_eq!(of("query").parameters[0].empty_value, EmptyValue::Allowed, "{version}");
        assert_eq!(of("header").parameters[0].empty_value, EmptyValue::Ordinary, "{version}");
        assert!(!of("query").parameters[0].allow_reserved, "{version}");
    }
    let list = json!({"name": "q", "in": "query", "style": "pipeDelimited", "explode": false,
        "schema": {"type": "array", "items": {"type": "integer"}}, "allowEmptyValue": true});
    let listed = operation("3.0.3", &["application/json"], &json!({}), &list);
    assert_eq!(listed.parameters[0].empty_value, EmptyValue::Ordinary);
}

#[test]
fn reserved_characters_stay_in_the_query_alone() {
    for (location, is_meant) in [("query", true), ("header", false), ("cookie", false)] {
        let parameter =
            json!({"name": "q", "in": location, "schema": {"type": "string"}, "allowReserved": true});
        let operation = operation("3.1.0", &["application/json"], &json!({}), &parameter);
        assert_eq!(operation.parameters[0].allow_reserved, is_meant, "{location}");
    }
}

/// Shapes in a file of their own, told apart in two levels, with values that are mapped to names and to references.
fn shapes(version: &str) -> Schema {
    let round = json!({"oneOf": [{"$ref": "#/components/schemas/Circle"}, {"$ref": "#/components/schemas/Ring"}],
        "discriminator": {"propertyName": "form", "mapping": {"ring": "Ring"}}});
    let circle =
        json!({"type": "object", "required": ["radius"], "properties": {"radius": {"type": "number"}}});
    let ring = json!({"type": "object", "required": ["width"], "properties": {"width": {"type": "number"}}});
    let square = json!({"type": "object", "required": ["side"], "properties": {"side": {"type": "number"}}});
    let dotted = json!({"oneOf": [{"$ref": "shapes.json#/Square"}, {"$ref": "#/components/schemas/Round"}],
        "discriminator": {"propertyName": "kind", "mapping": {
            "square": "./shapes.json#/Square", "box": "shapes.json#/Square", "round": "#/components/schemas/Round",
            "oval": "Round", "lost": "./nowhere.json#/Lost"}}});
    let document = json!({"openapi": version, "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"Shape": dotted, "Round": round, "Circle": circle, "Ring": ring}},
        "paths": {"/a": {"post": {"operationId": "a", "responses": {"200": {"description": "ok"}},
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["shape"],
                "properties": {"shape": {"$ref": "#/components/schemas/Shape"}}}}}}}}}});
    let standard = loaded(&[("a.json", document), ("shapes.json", json!({"Square": square}))]);
    Schema::new(Arc::clone(&standard.schemas), body(&standard.operations[0]).pointer())
}

#[test]
fn a_discriminator_selects_alike_through_names_references_and_levels() {
    for version in ["3.0.3", "3.1.0"] {
        let schema = shapes(version);
        let admits = |shape: Value| schema.admits(&json!({ "shape": shape }));
        for kind in ["square", "box"] {
            assert!(admits(json!({"kind": kind, "side": 1})), "{version} {kind}");
            assert!(!admits(json!({"kind": kind, "radius": 1, "form": "Circle"})), "{version} {kind}");
        }
        for kind in ["round", "oval"] {
            assert!(admits(json!({"kind": kind, "form": "Circle", "radius": 1})), "{version} {kind}");
            assert!(admits(json!({"kind": kind, "form": "ring", "width": 1})), "{version} {kind}");
            assert!(!admits(json!({"kind": kind, "form": "Ring", "width": 1})), "{version} {kind}");
            assert!(!admits(json!({"kind": kind, "form": "ring", "radius": 1})), "{version} {kind}");
            assert!(!admits(json!({"kind": kind, "radius": 1})), "{version} {kind}");
        }
        assert!(!admits(json!({"kind": "lost", "side": 1})) && !admits(json!({"side": 1})), "{version}");
        for seed in 0..12 {
            assert!(schema.admits(&schema.inhabit(seed).unwrap()), "{version} {seed}");
        }
        let violations = schema.violate(&schema.sample().unwrap(), 1).violations;
        assert!(violations.iter().any(|violation| violation.at.ends_with("/kind")), "{version}");
    }
}

#[test]
fn what_stands_beside_a_reference_that_a_discriminator_selects_counts_as_the_version_says() {
    for (version, is_admitted) in [("3.0.3", true), ("3.1.0", false)] {
        let schema = json!({"oneOf": [{"$ref": "#/components/schemas/Dog", "required": ["name"]}],
            "discriminator": {"propertyName": "kind"}});
        let document = json!({"openapi": version, "info": {"title": "t", "version": "1"}, "paths": {},
            "components": {"schemas": {"S": schema, "Dog": {"type": "object"}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let admits = |value: Value| standard.schemas.admits("/components/schemas/S", &value);
        assert_eq!(admits(json!({"kind": "Dog"})), is_admitted, "{version}");
        assert!(admits(json!({"kind": "Dog", "name": "a"})), "{version}");
    }
}
