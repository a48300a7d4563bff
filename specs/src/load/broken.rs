//! Documents and packs with faults: all are told at once, each with its place, and the rest loads.

use serde_json::{Value, json};

use super::{Options, load};
use crate::digest::Digest;
use crate::files::MemoryFiles;
use crate::standard::Standard;
use crate::text::{Diagnostic, Diagnostics};

const SEVERAL: &str = "\
openapi: 3.0.3
info: {title: demo, version: '1'}
paths:
  /good:
    get:
      responses: {'200': {description: fine}}
  /bad:
    get:
      parameters:
        - {name: q, in: nowhere, schema: {type: string}}
      responses: {'200': {description: fine}}
    post:
      requestBody: {$ref: '#/components/requestBodies/None'}
      responses:
        twenty: {description: odd}
        '200': {description: fine}
    put:
      requestBody:
        content:
          application/json:
            schema: {type: int, minimum: 1}
      responses: {'200': {description: fine}}
";

fn load_document(files: &MemoryFiles) -> Result<Standard, Diagnostics> {
    load(files, &Options { document: Some("api.yaml".to_owned()), ..Options::default() })
}

fn told(diagnostics: &[Diagnostic]) -> Vec<(usize, usize, &str)> {
    let position = |one: &Diagnostic| {
        one.place.as_ref().map_or((0, 0), |place| (place.position.line, place.position.column))
    };
    diagnostics.iter().map(|one| (position(one).0, position(one).1, one.code.as_ref())).collect()
}

#[test]
fn several_faults_are_told_at_once_and_hide_no_other_operation() {
    let standard = load_document(&MemoryFiles::new([("api.yaml", SEVERAL)])).unwrap();
    let names: Vec<&str> = standard.operations.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(names, ["GET /good", "PUT /bad"]);
    assert_eq!(
        told(&standard.diagnostics),
        [
            (9, 7, "load.operation"),
            (10, 25, "load.parameter"),
            (13, 7, "load.operation"),
            (13, 27, "load.reference"),
            (15, 17, "load.status"),
            (21, 28, "load.schema"),
        ]
    );
}

#[test]
fn a_diagnostic_shows_where_what_and_how_to_put_it_right() {
    let standard = load_document(&MemoryFiles::new([("api.yaml", SEVERAL)])).unwrap();
    insta::assert_snapshot!(standard.diagnostics.last().unwrap().render(), @r"
    error[load.schema]: `type` names no type: int; it counts for nothing
      --> api.yaml:21:28 (/paths/~1bad/put/requestBody/content/application~1json/schema/type)
       |
    21 |             schema: {type: int, minimum: 1}
       |                            ^^^
      = help: write `type: integer`
    ");
}

#[test]
fn what_is_no_interface_document_is_refused() {
    let refused = |text: &str| load_document(&MemoryFiles::new([("api.yaml", text)])).unwrap_err();
    assert_eq!(refused("openapi: 4.0.0\npaths: {}\n").iter().next().unwrap().code, "load.dialect");
    assert_eq!(refused("title: x\n").iter().next().unwrap().code, "load.dialect");
    assert_eq!(load_document(&MemoryFiles::default()).unwrap_err().iter().next().unwrap().code, "load.file");
}

#[test]
fn a_circle_of_references_between_parameters_ends() {
    let text = "openapi: 3.0.3\ncomponents:\n  parameters:\n    a: {$ref: '#/components/parameters/a'}\npaths:\n  \
                /x:\n    get:\n      parameters: [{$ref: '#/components/parameters/a'}]\n      responses: {'200': \
                {description: ''}}\n";
    let standard = load_document(&MemoryFiles::new([("api.yaml", text)])).unwrap();
    assert!(standard.operations.is_empty());
    assert_eq!(told(&standard.diagnostics), [(1, 1, "lint.operations"), (8, 7, "load.operation")]);
}

const DIVIDED: &str = "\
openapi: 3.1.0
paths:
  /a:
    $ref: paths/a.yaml#/a
";
const PATHS: &str = "\
a:
  post:
    requestBody:
      content:
        application/json:
          schema: {$ref: ../schemas/a.json#/A}
    responses:
      '200': {$ref: 'https://example.org/common/responses.yaml#/Ok'}
";
const SCHEMAS: &str =
    r##"{"A": {"type": "object", "properties": {"next": {"$ref": "#/A"}, "n": {"type": "integer"}}}}"##;
const RESPONSES: &str = "Ok: {description: fine}\n";

fn divided(digest: Digest) -> MemoryFiles {
    let lock = format!(
        "- address: https://example.org/common/responses.yaml\n  path: responses.yaml\n  digest: '{digest}'\n"
    );
    MemoryFiles::new([
        ("api.yaml", DIVIDED),
        ("paths/a.yaml", PATHS),
        ("schemas/a.json", SCHEMAS),
        ("vendor/responses.yaml", RESPONSES),
        ("vendor/vendor.lock", &lock),
    ])
}

#[test]
fn a_divided_document_becomes_one_with_local_references() {
    let standard = load_document(&divided(Digest::of(RESPONSES.as_bytes()))).unwrap();
    assert_eq!(standard.diagnostics, []);
    let operation = standard.operations.first().unwrap();
    assert_eq!(operation.responses.values().next().unwrap().description, "fine");
    let schema = operation.request_body.as_ref().unwrap().content[0].schema.as_ref().unwrap();
    assert!(schema.admits(&serde_json::json!({"next": {"next": {"n": 1}}})));
    assert!(!schema.admits(&serde_json::json!({"next": {"next": {"n": "1"}}})));
}

#[test]
fn a_vendored_copy_with_another_digest_is_refused_and_the_rest_loads() {
    let standard = load_document(&divided(Digest::of(b"another"))).unwrap();
    assert_eq!(standard.operations.len(), 1);
    let diagnostic = standard.diagnostics.iter().find(|one| one.code == "load.reference").unwrap();
    let place = diagnostic.place.as_ref().unwrap();
    assert_eq!((place.source.as_str(), place.position.line), ("paths/a.yaml", 8));
}

#[test]
fn the_digest_of_a_document_counts_what_it_refers_to() {
    let files = divided(Digest::of(RESPONSES.as_bytes()));
    let mut other = files.clone();
    other.0.insert("schemas/a.json".to_owned(), SCHEMAS.replace("integer", "number").into_bytes());
    assert_ne!(load_document(&files).unwrap().digest, load_document(&other).unwrap().digest);
}

/// Every place of a value, the innermost last.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, value)| places(value, &super::places::child(pointer, key), found));
        }
        Value::Array(values) => {
            let values = values.iter().enumerate();
            values.for_each(|(index, value)| places(value, &super::places::item(pointer, index), found));
        }
        _ => {}
    }
}

#[test]
fn whatever_stands_at_any_one_place_the_others_load_or_the_document_is_refused_with_a_place() {
    let swagger = json!({"swagger": "2.0", "basePath": "/v", "paths": {"/a/{i}": {
        "parameters": [{"name": "i", "in": "path", "type": "integer", "required": true, "format": "int32"}],
        "post": {"parameters": [{"name": "f", "in": "formData", "type": "file"}], "responses": {"200": {
            "description": "", "headers": {"h": {"type": "string"}}, "schema": {"$ref": "#/definitions/D"}}}},
    }}, "definitions": {"D": {"type": "array", "items": [{"type": "string"}], "x-nullable": true}}});
    let openapi = json!({"openapi": "3.0.0", "servers": [{"url": "/x"}], "paths": {"/b": {"put": {
        "security": [{"k": []}],
        "parameters": [{"$ref": "#/components/parameters/P"}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S"}}}},
        "responses": {"2XX": {"description": "", "content": {"application/json": {"example": {"kind": "S"}}}}},
    }}}, "components": {
        "securitySchemes": {"k": {"type": "http", "scheme": "basic"}},
        "parameters": {"P": {"name": "q", "in": "query", "schema": {"type": "string", "pattern": "^a+$"}}},
        "schemas": {"S": {"nullable": true, "oneOf": [{"$ref": "#/components/schemas/S"}],
            "discriminator": {"propertyName": "kind"}, "minimum": 3, "exclusiveMinimum": true, "example": 4}},
    }});
    for document in [swagger, openapi] {
        let mut found = Vec::new();
        places(&document, "", &mut found);
        for pointer in found {
            for other in
                [json!(null), json!(7), json!("#/x"), json!([3]), json!({"$ref": 1}), json!({"$ref": "y"})]
            {
                let mut changed = document.clone();
                *changed.pointer_mut(&pointer).unwrap() = other;
                let files = MemoryFiles::new([("api.yaml", changed.to_string())]);
                let diagnostics =
                    load_document(&files).map_or_else(Vec::from, |standard| standard.diagnostics);
                assert!(diagnostics.iter().all(|one| one.place.is_some()), "{pointer}: {changed}");
            }
        }
    }
}
