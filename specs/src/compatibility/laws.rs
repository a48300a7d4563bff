//! Laws over whole documents: the samples of the packs and those of the tests.

use serde_json::{Value, json};

use super::{ChangeKind, Comparison, compare};
use crate::load::{embedded, packs, release};
use crate::standard::{Response, StatusPattern};
use crate::text::Document;
use crate::wire::is_json;

/// Documents by name, as values.
fn documents() -> Vec<(String, Value)> {
    let mut found = vec![
        ("archive.yaml", &include_bytes!("../../../tests/documents/archive.yaml")[..]),
        ("cadastre.yaml", include_bytes!("../../../tests/documents/cadastre.yaml")),
        ("harbour.yaml", include_bytes!("../../../tests/documents/harbour.yaml")),
        ("permits.yaml", include_bytes!("../../../tests/documents/permits.yaml")),
        ("queue.yaml", include_bytes!("../../../tests/documents/queue.yaml")),
        ("registry.yaml", include_bytes!("../../../tests/documents/registry.yaml")),
        ("tickets.yaml", include_bytes!("../../../tests/documents/tickets.yaml")),
    ]
    .into_iter()
    .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
    .collect::<Vec<_>>();
    for pack in packs() {
        let files = embedded(pack).unwrap();
        let names = files.list().unwrap().into_iter();
        let samples = names.filter(|name| name.contains("sample") || name.starts_with("interface"));
        found.extend(samples.map(|name| (format!("{pack}/{name}"), files.read(&name).unwrap().into_owned())));
    }
    let value = |(name, bytes): (String, Vec<u8>)| {
        let value = Document::parse(&name, &bytes).unwrap().value;
        (name, value)
    };
    let all = found.into_iter().map(value);
    all.filter(|(_, value)| value.get("paths").is_some()).collect()
}

fn told(before: &Value, after: &Value) -> Vec<(ChangeKind, String, String)> {
    let of = |value: &Value| release("a.json", value.to_string().as_bytes()).unwrap();
    let found = compare(&of(before), &of(after)).changes.into_iter();
    found.map(|change| (change.kind, change.operation, change.at)).collect()
}

const METHODS: &[&str] = &["get", "put", "post", "delete", "patch"];

/// The places of all operations, with their names.
fn operations(document: &Value) -> Vec<(String, String, String)> {
    let paths = document["paths"].as_object().unwrap();
    let of = |(path, item): (&String, &Value)| {
        let methods = METHODS.iter().filter(|method| item.get(**method).is_some());
        let methods: Vec<_> = methods
            .map(|method| (path.clone(), (*method).to_owned(), format!("{} {path}", method.to_uppercase())))
            .collect();
        methods
    };
    paths.iter().flat_map(of).collect()
}

#[test]
fn there_are_documents_to_try() {
    assert!(documents().len() >= 9, "{}", documents().len());
}

#[test]
fn a_document_compared_with_itself_has_no_change() {
    for (name, document) in documents() {
        assert_eq!(told(&document, &document), [], "{name}");
    }
}

#[test]
fn of_a_document_compared_with_itself_everything_is_compared() {
    for (name, document) in documents() {
        let release = release("a.json", document.to_string().as_bytes()).unwrap();
        let Comparison { compared, aside, .. } = compare(&release, &release);
        assert_eq!((compared, aside), (release.described.len(), Vec::new()), "{name}");
    }
}

#[test]
fn an_operation_that_is_taken_out_is_told_and_one_that_is_added_is_not() {
    for (name, document) in documents() {
        for (path, method, operation) in operations(&document).into_iter().take(6) {
            let mut without = document.clone();
            without["paths"][&path].as_object_mut().unwrap().shift_remove(&method);
            let gone = (ChangeKind::OperationGone, operation.clone(), String::new());
            assert_eq!(told(&document, &without), [gone], "{name} {operation}");
            assert_eq!(told(&without, &document), [], "{name} {operation}");
        }
    }
}

#[test]
fn a_parameter_that_is_newly_demanded_is_told_and_one_that_may_be_left_out_is_not() {
    for (name, document) in documents() {
        for (path, method, operation) in operations(&document).into_iter().take(6) {
            let with = |required: bool| {
                let mut with = document.clone();
                let parameter = json!({"name": "xNew", "in": "query", "required": required, "schema": {"type": "string"}});
                let of_swagger = document.get("swagger").is_some();
                let parameter = if of_swagger {
                    json!({"name": "xNew", "in": "query", "required": required, "type": "string"})
                } else {
                    parameter
                };
                let parameters = &mut with["paths"][&path][&method]["parameters"];
                if parameters.is_null() {
                    *parameters = json!([]);
                }
                parameters.as_array_mut().unwrap().push(parameter);
                with
            };
            let demanded = (ChangeKind::ParameterRequired, operation.clone(), "query xNew".to_owned());
            assert_eq!(told(&document, &with(true)), [demanded], "{name} {operation}");
            assert_eq!(told(&document, &with(false)), [], "{name} {operation}");
        }
    }
}

/// The places of the object schemas of JSON bodies: of requests, or of answers of success, with the operation.
fn objects(document: &Value, is_of_request: bool) -> Vec<(String, String)> {
    let release = release("a.json", document.to_string().as_bytes()).unwrap();
    let mut found = Vec::new();
    for operation in &release.operations {
        let success =
            |(pattern, _): &(&StatusPattern, &Response)| matches!(pattern, StatusPattern::Code(200..=299));
        let answers = operation.responses.iter().filter(success).flat_map(|(_, response)| &response.content);
        let content: Vec<_> = if is_of_request {
            operation.request_body.iter().flat_map(|body| &body.content).collect()
        } else {
            answers.collect()
        };
        let schemas = content.into_iter().filter(|content| is_json(&content.name));
        let places =
            schemas.filter_map(|content| Some(content.schema.as_ref()?.resolved().pointer().to_owned()));
        let is_object =
            |place: &String| document.pointer(place).is_some_and(|schema| schema["properties"].is_object());
        let name = format!("{} {}", operation.method, operation.path);
        found.extend(places.filter(is_object).map(|place| (name.clone(), place)));
    }
    found
}

fn is_told(before: &Value, after: &Value, kind: ChangeKind, operation: &str) -> bool {
    told(before, after).iter().any(|(told, named, _)| *told == kind && named == operation)
}

#[test]
fn a_member_of_bodies_that_is_newly_demanded_is_told() {
    let mut tried = 0;
    for (name, document) in documents() {
        for (operation, place) in objects(&document, true).into_iter().take(4) {
            let mut after = document.clone();
            let schema = after.pointer_mut(&place).unwrap();
            let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            schema["properties"]["xNew"] = json!({"type": "string"});
            schema["required"] = required.into_iter().chain([json!("xNew")]).collect();
            assert!(is_told(&document, &after, ChangeKind::BodyNarrowed, &operation), "{name} {operation}");
            tried += 1;
        }
    }
    assert!(tried > 5, "{tried}");
}

#[test]
fn a_member_of_answers_that_was_promised_and_is_not_is_told() {
    let mut tried = 0;
    for (name, document) in documents() {
        for (operation, place) in objects(&document, false).into_iter().take(4) {
            let mut after = document.clone();
            let schema = after.pointer_mut(&place).unwrap();
            if schema.get("required").and_then(Value::as_array).is_none_or(Vec::is_empty) {
                continue;
            }
            schema["required"] = json!([]);
            assert!(
                is_told(&document, &after, ChangeKind::ResponseWeakened, &operation),
                "{name} {operation}"
            );
            assert!(
                !is_told(&after, &document, ChangeKind::ResponseWeakened, &operation),
                "{name} {operation}"
            );
            tried += 1;
        }
    }
    assert!(tried > 5, "{tried}");
}
