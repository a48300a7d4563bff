//! What each dialect's schemas become.

use serde_json::{Value, json};

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::standard::Standard;
use crate::text::Diagnostic;

fn loaded(document: &Value) -> Standard {
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    load(&files, &options).unwrap()
}

/// The schema in `OpenAPI` of this version, normalised, and how many diagnostics it makes.
fn rewritten(version: &str, schema: &Value) -> (Value, usize) {
    let schemas = json!({"S": schema, "Other": {"type": "string"}});
    let standard = loaded(&json!({"openapi": version, "paths": {}, "components": {"schemas": schemas}}));
    (standard.schemas.value("/components/schemas/S").clone(), told(&standard).len())
}

/// What is told of schemas: these documents have no operations on purpose.
fn told(standard: &Standard) -> Vec<&Diagnostic> {
    standard.diagnostics.iter().filter(|one| one.code != "lint.operations").collect()
}

#[test]
fn openapi_3_0_schemas_become_json_schema() {
    let table = [
        (json!({"type": "string", "nullable": true}), json!({"type": ["string", "null"]})),
        (
            json!({"type": "string", "nullable": true, "enum": ["a"]}),
            json!({"type": ["string", "null"], "enum": ["a", null]}),
        ),
        (json!({"type": "string", "nullable": false}), json!({"type": "string"})),
        (
            json!({"nullable": true, "allOf": [{"type": "object"}]}),
            json!({"anyOf": [{"allOf": [{"type": "object"}]}, {"type": "null"}]}),
        ),
        (
            json!({"type": "object", "nullable": true, "oneOf": [{"type": "object"}]}),
            json!({"anyOf": [{"type": ["object", "null"], "oneOf": [{"type": "object"}]}, {"type": "null"}]}),
        ),
        (json!({"minimum": 1, "exclusiveMinimum": true}), json!({"exclusiveMinimum": 1})),
        (json!({"maximum": 9, "exclusiveMaximum": false}), json!({"maximum": 9})),
        (json!({"type": "integer", "example": 3}), json!({"type": "integer", "examples": [3]})),
        (
            json!({"type": "integer", "format": "int32", "minimum": 0}),
            json!({"type": "integer", "format": "int32", "minimum": 0, "maximum": 2_147_483_647}),
        ),
        (
            json!({"type": "string", "format": "byte"}),
            json!({"type": "string", "format": "byte", "contentEncoding": "base64"}),
        ),
        (
            json!({"items": [{"type": "string"}], "additionalItems": false}),
            json!({"prefixItems": [{"type": "string"}], "items": false}),
        ),
        (
            json!({"$ref": "#/components/schemas/Other", "type": "string"}),
            json!({"$ref": "#/components/schemas/Other"}),
        ),
        (json!({"readOnly": true, "writeOnly": false}), json!({"readOnly": true, "writeOnly": false})),
    ];
    for (before, after) in table {
        assert_eq!(rewritten("3.0.3", &before), (after, 0), "{before}");
    }
}

#[test]
fn openapi_3_1_schemas_stay_as_they_are() {
    let schema = json!({
        "type": ["string", "null"], "exclusiveMinimum": 3, "prefixItems": [true], "examples": ["a"],
        "$ref": "#/components/schemas/Other", "const": {"$id": "x"},
    });
    assert_eq!(rewritten("3.1.0", &schema), (schema, 0));
}

#[test]
fn keywords_that_cannot_be_used_are_told_and_taken_out() {
    let table = [
        (json!({"type": "int", "minimum": 1}), json!({"minimum": 1})),
        (json!({"type": "string", "required": true}), json!({"type": "string"})),
        (json!({"type": "string", "pattern": "(("}), json!({"type": "string"})),
        (json!({"minLength": "3", "maxLength": 5}), json!({"maxLength": 5})),
        (json!({"minLength": -3}), json!({})),
        (json!({"enum": []}), json!({})),
        (json!({"multipleOf": 0}), json!({})),
        (json!({"properties": ["a"]}), json!({})),
        (json!({"$ref": "#/components/schemas/T"}), json!({})),
        (json!({"properties": {"a": 3}}), json!({"properties": {"a": true}})),
        (json!({"oneOf": [{"type": "null"}]}), json!({"oneOf": [{"type": "null"}]})),
    ];
    for (before, after) in table {
        assert_eq!(rewritten("3.0.3", &before), (after, 1), "{before}");
    }
}

#[test]
fn a_discriminator_selects_its_alternatives() {
    let schema = json!({
        "oneOf": [{"$ref": "#/components/schemas/Dog"}, {"$ref": "#/components/schemas/S"}],
        "discriminator": {"propertyName": "kind", "mapping": {"dog": "#/components/schemas/Dog"}},
    });
    let standard = loaded(&json!({
        "openapi": "3.0.3", "paths": {}, "components": {"schemas": {"S": schema, "Dog": {"type": "object"}}},
    }));
    let set = &standard.schemas;
    assert!(set.admits("/components/schemas/S", &json!({"kind": "dog"})));
    assert!(!set.admits("/components/schemas/S", &json!({"kind": "Dog"})));
    assert!(!set.admits("/components/schemas/S", &json!({})));
}

#[test]
fn a_recursive_schema_keeps_its_reference() {
    let tree = json!({"type": "object", "properties": {
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/S"}},
    }});
    let standard = loaded(&json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {"S": tree}}}));
    let admits = |value| standard.schemas.admits("/components/schemas/S", &value);
    assert!(admits(json!({"children": [{"children": []}]})));
    assert!(!admits(json!({"children": [{"children": 3}]})));
}

#[test]
fn an_anchor_is_found() {
    let standard = loaded(&json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {
        "S": {"$ref": "#code"}, "T": {"$anchor": "code", "type": "string"},
    }}}));
    assert!(told(&standard).is_empty());
    assert!(!standard.schemas.admits("/components/schemas/S", &json!(3)));
}

#[test]
fn swagger_2_0_parameters_and_forms_become_schemas() {
    let standard = loaded(&json!({"swagger": "2.0", "basePath": "/v1/", "paths": {"/a": {"post": {
        "parameters": [
            {"name": "ids", "in": "query", "type": "array", "items": {"type": "integer"}, "collectionFormat": "multi"},
            {"name": "file", "in": "formData", "type": "file", "required": true},
            {"name": "note", "in": "formData", "type": "string", "maxLength": 3},
        ],
        "responses": {"200": {"description": "", "schema": {"type": "string", "x-nullable": true}}},
    }}}}));
    assert_eq!(standard.diagnostics, []);
    let operation = standard.operations.first().unwrap();
    assert_eq!(operation.path, "/v1/a");
    assert_eq!(operation.parameters.len(), 1);
    assert!(operation.parameters[0].schema.admits(&json!([1])) && operation.parameters[0].explode);
    let body = operation.request_body.as_ref().unwrap();
    assert!(body.required);
    assert_eq!(body.content[0].name, "multipart/form-data");
    let form = body.content[0].schema.as_ref().unwrap();
    assert!(form.admits(&json!({"file": "x", "note": "abc"})) && !form.admits(&json!({"note": "abcd"})));
    let response = operation.responses.values().next().unwrap();
    assert_eq!(response.content[0].name, "*/*");
    assert!(response.content[0].schema.as_ref().unwrap().admits(&Value::Null));
}
