//! References into what is rewritten, and what the older keywords mean in each dialect.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::schema::{Draft, JsonSchema, Schema};
use crate::standard::Standard;

fn loaded(files: &[(&str, Value)]) -> Standard {
    let files = MemoryFiles::new(files.iter().map(|(name, document)| (*name, document.to_string())));
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    load(&files, &options).unwrap()
}

/// A document of this version with these schemas.
fn document(version: &str, schemas: &Value) -> Value {
    if version == "2.0" {
        json!({"swagger": version, "info": {"title": "t", "version": "1"}, "paths": {}, "definitions": schemas})
    } else {
        let info = json!({"title": "t", "version": "1"});
        json!({"openapi": version, "info": info, "paths": {}, "components": {"schemas": schemas}})
    }
}

fn schema(version: &str, schemas: &Value, name: &str) -> Schema {
    let standard = loaded(&[("a.json", document(version, schemas))]);
    let told: Vec<String> = standard
        .diagnostics
        .iter()
        .filter(|one| one.code != "lint.operations")
        .map(ToString::to_string)
        .collect();
    assert!(told.is_empty(), "{version}: {told:?}");
    let folder = if version == "2.0" { "/definitions" } else { "/components/schemas" };
    Schema::new(Arc::clone(&standard.schemas), format!("{folder}/{name}"))
}

#[test]
fn a_reference_into_what_is_renamed_still_leads_there() {
    let owner = json!({"allOf": [{"type": "object"}], "nullable": true,
        "properties": {"pair": {"type": "array", "items": [{"type": "integer"}], "additionalItems": {"type": "boolean"}},
            "name": {"type": "string"}},
        "dependencies": {"card": {"required": ["bill"]}},
        "definitions": {"Code": {"type": "string", "maxLength": 2}}});
    let to = |path: &str| json!({"$ref": format!("#/components/schemas/Owner/{path}")});
    let schemas = json!({"Before": to("properties/pair/items/0"), "Owner": owner,
        "First": to("properties/pair/items/0"), "Rest": to("properties/pair/additionalItems"),
        "Name": to("properties/name"), "Dependent": to("dependencies/card"), "Code": to("definitions/Code"),
        "Whole": {"$ref": "#/components/schemas/Owner"}});
    let admits = |name: &str, value: Value| schema("3.0.3", &schemas, name).admits(&value);
    for name in ["Before", "First"] {
        assert!(admits(name, json!(1)) && !admits(name, json!("x")), "{name}");
    }
    assert!(admits("Rest", json!(true)) && !admits("Rest", json!(1)));
    assert!(admits("Name", json!("x")) && !admits("Name", json!(1)));
    assert!(admits("Dependent", json!({"bill": 1})) && !admits("Dependent", json!({})));
    assert!(admits("Code", json!("ab")) && !admits("Code", json!("abc")));
    assert!(admits("Whole", Value::Null) && !admits("Whole", json!({"pair": [1, 2]})));
}

#[test]
fn what_is_defined_beside_a_reference_stays() {
    let schemas = json!({"Owner": {"$ref": "#/components/schemas/Owner/definitions/Code", "minLength": 9,
        "definitions": {"Code": {"type": "string"}}}});
    for (version, short) in [("3.0.3", true), ("3.1.0", false)] {
        let owner = schema(version, &schemas, "Owner");
        assert_eq!(owner.admits(&json!("ab")), short, "{version}");
        assert!(!owner.admits(&json!(1)), "{version}");
    }
}

#[test]
fn the_keywords_of_older_drafts_mean_the_same_in_every_dialect() {
    let rows = [
        json!({"type": "number", "minimum": 1, "exclusiveMinimum": true, "maximum": 5, "exclusiveMaximum": false}),
        json!({"type": "array", "items": [{"type": "integer"}], "additionalItems": false}),
        json!({"type": "array", "items": [], "additionalItems": {"type": "boolean"}}),
        json!({"type": "object", "dependencies": {"a": ["b"], "c": {"required": ["d"]}}}),
        json!({"type": "object", "additionalProperties": {"type": "integer"}, "maxProperties": 1}),
        json!({"enum": [1, "a"], "not": {"type": "string"}}),
    ];
    let values = json!([1, 2, 5, 6, "a", [], [1], [1, 2], ["x"], [true], {"a": 1}, {"a": 1, "b": 2},
        {"c": 1}, {"c": 1, "d": 2}, {"e": "x"}, null]);
    for row in rows {
        let draft = JsonSchema::new(row.clone(), Draft::Draft4).set().unwrap();
        for version in ["2.0", "3.0.3"] {
            let own = schema(version, &json!({"S": row.clone()}), "S");
            for value in values.as_array().unwrap() {
                assert_eq!(own.admits(value), draft.admits("", value), "{version} {row} {value}");
            }
        }
    }
}

#[test]
fn whole_parts_may_stand_in_another_file_and_nothing_is_fetched() {
    let parts = json!({"limit": {"name": "limit", "in": "query", "schema": {"$ref": "#/count"}}, "count": {"type": "integer"},
        "body": {"content": {"application/json": {"schema": {"$ref": "deep/b.json#/Item"}}}},
        "ok": {"description": "ok"}, "item": {"get": {"operationId": "other", "responses": {"200": {"$ref": "#/ok"}}}}});
    let deep = json!({"Item": {"type": "object", "required": ["n"], "properties": {"n": {"$ref": "../p.json#/count"}}}});
    let paths = json!({"/a": {"post": {"operationId": "a", "parameters": [{"$ref": "./p.json#/limit"}],
        "requestBody": {"$ref": "p.json#/body"}, "responses": {"200": {"$ref": "p.json#/ok"}}}}, "/b": {"$ref": "p.json#/item"}});
    let mut root = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": paths});
    let files = [("a.json", root.clone()), ("p.json", parts.clone()), ("deep/b.json", deep.clone())];
    let standard = loaded(&files);
    assert_eq!(standard.operations.len(), 2, "{:?}", standard.diagnostics);
    let operation = standard.operations.iter().find(|operation| operation.id.as_str() == "a").unwrap();
    assert!(!operation.parameters[0].schema.admits(&json!("x")));
    let body = operation.request_body.as_ref().unwrap().content[0].schema.clone().unwrap();
    assert!(body.admits(&json!({"n": 1})) && !body.admits(&json!({"n": "x"})));
    root["paths"]["/a"]["post"]["parameters"][0]["$ref"] = json!("https://example.com/p.json#/limit");
    let told = loaded(&[("a.json", root), ("p.json", parts), ("deep/b.json", deep)]).diagnostics;
    let told = told.iter().find(|one| one.code == "load.reference").unwrap();
    assert!(told.to_string().contains("https://example.com/p.json"), "{told}");
    assert!(told.help.as_deref().unwrap_or_default().contains("vendor/"), "{told:?}");
}
