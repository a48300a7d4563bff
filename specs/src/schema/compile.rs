//! From a schema of the document to a validator, without ever fetching anything.
//!
//! The document is indexed once; each schema is then compiled by reference into that index.

use std::collections::BTreeSet;

use jsonschema::{Draft, Registry, Retrieve, Uri, Validator};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::formats::registered;
use super::place::local;
use super::set::SchemaError;

/// The name under which the document stands in the index.
pub(super) const DOCUMENT: &str = "hutong:/document";

/// What must not stand bare in the fragment of a URI.
const BARE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'#')
    .add(b'%')
    .add(b'^')
    .add(b'{')
    .add(b'}')
    .add(b'[')
    .add(b']')
    .add(b'|')
    .add(b'\\');

/// Indexes a document; the reason is kept as text because every schema of the document fails with it.
pub(super) fn index(document: &Value) -> Result<Registry<'static>, String> {
    let mut document = document.clone();
    encode_references(&mut document);
    Registry::new()
        .retriever(Nowhere)
        .draft(Draft::Draft202012)
        .add(DOCUMENT, Draft::Draft202012.create_resource(document))
        .and_then(jsonschema::RegistryBuilder::prepare)
        .map_err(|error| error.to_string())
}

/// Compiles the schema at a pointer of an indexed document.
pub(super) fn compile(
    document: &Value,
    index: Result<&Registry<'static>, &str>,
    pointer: &str,
) -> Result<Validator, SchemaError> {
    let fail = |why: String| SchemaError { pointer: pointer.to_owned(), why };
    let index = index.map_err(|why| fail(why.to_owned()))?;
    check(document, pointer)?;
    let wrapper = json!({"$ref": format!("{DOCUMENT}#{}", utf8_percent_encode(pointer, BARE))});
    registered(jsonschema::options())
        .with_draft(Draft::Draft202012)
        .with_registry(index)
        .with_retriever(Nowhere)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true)
        .build(&wrapper)
        .map_err(|error| fail(format!("{error} (at {})", error.schema_path())))
}

/// A validator of a format alone.
pub(super) fn format(format: &str) -> Result<Validator, jsonschema::ValidationError<'static>> {
    registered(jsonschema::options())
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true)
        .build(&json!({ "format": format }))
}

/// Fetches nothing: a document is complete in itself.
struct Nowhere;

impl Retrieve for Nowhere {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Err(format!("{uri} lies outside the document, and nothing is fetched").into())
    }
}

/// Writes references in the alphabet of URIs, which the index insists on and authors of documents do not know.
fn encode_references(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && reference.starts_with("#/")
                && let Some(pointer) = local(reference)
            {
                *reference = format!("#{}", utf8_percent_encode(&pointer, BARE));
            }
            object.values_mut().for_each(encode_references);
        }
        Value::Array(items) => items.iter_mut().for_each(encode_references),
        _ => {}
    }
}

/// Checks a schema and every schema that it refers to against the language's own schema, so that a misspelt type
/// is found where it stands and not when a value happens to meet it.
fn check(document: &Value, pointer: &str) -> Result<(), SchemaError> {
    let mut seen = BTreeSet::new();
    let mut open = vec![pointer.to_owned()];
    while let Some(pointer) = open.pop() {
        let fail = |why: String| SchemaError { pointer: pointer.clone(), why };
        let schema = document.pointer(&pointer).ok_or_else(|| fail("nothing stands there".to_owned()))?;
        if !seen.insert(pointer.clone()) {
            continue;
        }
        if !matches!(schema, Value::Object(_) | Value::Bool(_)) {
            return Err(fail("a schema is an object or a boolean".to_owned()));
        }
        jsonschema::draft202012::meta::validate(schema)
            .map_err(|error| fail(format!("{error} (at {pointer}{})", error.instance_path())))?;
        references(schema, &mut open);
    }
    Ok(())
}

/// Collects where the local references of a schema lead, leaving out what only looks like one.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(pointer) = object.get("$ref").and_then(Value::as_str).and_then(local) {
                found.push(pointer);
            }
            for (key, member) in object {
                if !matches!(key.as_str(), "const" | "enum" | "default" | "example" | "examples") {
                    references(member, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
