//! What a plain document's operations come to as clauses.

use serde_json::json;

use crate::files::MemoryFiles;
use crate::load::{Options, load};
use crate::name::ClauseId;
use crate::standard::{Aspect, Obligation, ProvenanceKind, Severity, Standard};

fn derived() -> Standard {
    let document = json!({
        "openapi": "3.1.0",
        "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
        "security": [{"key": []}],
        "paths": {
            "/a/{id}": {"put": {
                "operationId": "change",
                "tags": ["things"],
                "parameters": [{"name": "id", "in": "path", "required": true,
                    "schema": {"type": "string", "format": "uuid"}}],
                "requestBody": {"content": {"application/json": {"schema": {
                    "type": "object", "properties": {"made": {"readOnly": true}}}}}},
                "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"properties": {
                    "day": {"type": "string", "format": "date"}, "key": {"writeOnly": true}}}}}}},
            }},
            "/b": {"get": {"operationId": "read", "security": [], "responses": {"204": {"description": ""}}}},
        },
    });
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    load(&files, &Options { document: Some("a.json".to_owned()), ..Options::default() }).unwrap()
}

fn of<'a>(standard: &'a Standard, operation: &str) -> Vec<&'a str> {
    let ids = standard.clauses.iter().map(|clause| clause.id.as_str());
    ids.filter_map(|id| id.strip_prefix(operation)?.strip_prefix('/')).collect()
}

#[test]
fn each_aspect_that_applies_is_a_clause() {
    let standard = derived();
    let all: Vec<&str> = Aspect::ALL.iter().map(|aspect| aspect.name()).collect();
    assert_eq!(of(&standard, "change"), all);
    assert_eq!(of(&standard, "read"), ["acceptance", "responses", "method", "robustness"]);
    let classes: Vec<&str> = standard.classes.iter().map(|class| class.id.as_str()).collect();
    assert_eq!(classes, ["things", "interface"]);
}

#[test]
fn formats_are_a_clause_of_their_own_that_need_not_be_kept_to() {
    let document = json!({
        "openapi": "3.1.0",
        "components": {"schemas": {"Day": {"properties": {"day": {"type": "string", "format": "date"}}}}},
        "paths": {"/days/{n}": {"get": {
            "operationId": "day",
            "parameters": [{"name": "n", "in": "path", "required": true,
                "schema": {"type": "integer", "format": "int32"}}],
            "responses": {"200": {"description": "", "content":
                {"application/json": {"schema": {"$ref": "#/components/schemas/Day"}}}}},
        }}, "/notes": {"get": {
            "operationId": "notes",
            "parameters": [{"name": "n", "in": "query", "schema": {"type": "integer", "format": "short",
                "minimum": 0, "maximum": 9}}],
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": {}}}}},
        }}},
    });
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    let standard = load(&files, &options).unwrap();
    let formats = |operation| {
        let ids = of(&standard, operation).into_iter();
        ids.filter(|id| id.ends_with("-format")).collect::<Vec<_>>()
    };
    assert_eq!(formats("day"), ["request-format", "response-format"]);
    assert!(formats("notes").is_empty(), "nobody knows the format");
    let clause = standard.clause(&ClauseId::from("day/request-format")).unwrap();
    assert_eq!(clause.obligation, Obligation::Should);
    let parameter = standard.operations[0].parameters[0].schema.pointer();
    let owner = |constraint: &str| {
        standard
            .clause_of(&standard.operations[0], Aspect::Parameters, &format!("{parameter}/{constraint}"))
            .unwrap()
    };
    assert_eq!((owner("minimum").as_str(), owner("type").as_str()), ("day/request-format", "day/parameters"));
}

#[test]
fn a_derived_clause_names_its_call_and_is_executed_on_its_operation_alone() {
    let standard = derived();
    let clause = standard.clause(&ClauseId::from("change/credentials")).unwrap();
    assert_eq!(clause.text.en, "PUT /a/{id} refuses requests without valid credentials.");
    assert_eq!((clause.severity, clause.provenance.kind), (Severity::Fatal, ProvenanceKind::Document));
    let verify = clause.verify.first().unwrap();
    assert_eq!(verify.with.get("parts"), Some(&json!(["key"])));
    assert_eq!(verify.scope.operations.first().unwrap().as_str(), "change");
}

#[test]
fn what_a_document_calls_a_block_is_its_own_word() {
    let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
        "/a": {"get": {"operationId": "a", "x-block": "layout", "responses": {"200": {"description": "ok"}}}}}});
    let files = MemoryFiles::new([("a.json", document.to_string())]);
    let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
    let standard = load(&files, &options).unwrap();
    assert!(standard.has_operation(&"a".into()) && !standard.has_operation(&"layout".into()));
}
