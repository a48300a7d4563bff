//! Examples that their own schemas do not admit: the planner starts from them.

use serde_json::Value;

use super::subject::Subject;
use crate::load::places::child;
use crate::schema::Schema;
use crate::standard::{MediaType, Operation};
use crate::text::Diagnostic;

/// Examples of parameters, requests and responses that break their schemas; each told once.
pub(super) fn not_admitted(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for operation in &subject.standard.operations {
        for diagnostic in of_operation(subject, operation) {
            if !found.contains(&diagnostic) {
                found.push(diagnostic);
            }
        }
    }
    found
}

fn of_operation(subject: &Subject<'_>, operation: &Operation) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let parameters = operation.parameters.iter().filter(|parameter| parameter.media_type.is_none());
    for parameter in parameters {
        let Some(example) = &parameter.example else {
            continue;
        };
        if !reads_alike(&parameter.schema, example) {
            let name = format!("the example of the parameter `{}`", parameter.name);
            found.extend(check(subject, &parameter.schema, example, &parameter.pointer, &name));
        }
    }
    if let Some(body) = &operation.request_body {
        found.extend(of_content(subject, &body.content, &body.pointer, "an example of the request"));
    }
    for response in operation.responses.values() {
        found.extend(of_content(subject, &response.content, &response.pointer, "an example of the response"));
    }
    found
}

fn of_content(subject: &Subject<'_>, content: &[MediaType], pointer: &str, what: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for media_type in content.iter().filter(|media_type| media_type.name.contains("json")) {
        let pointer = child(&child(pointer, "content"), &media_type.name);
        let schema = media_type.schema.iter();
        let pairs =
            schema.flat_map(|schema| media_type.examples.iter().map(move |example| (schema, example)));
        found.extend(pairs.filter_map(|(schema, example)| check(subject, schema, example, &pointer, what)));
    }
    found
}

/// Whether the schema admits the example, or what is read when its text travels: the number 1 and the text "1" are
/// sent alike.
fn reads_alike(schema: &Schema, example: &Value) -> bool {
    let other = match example {
        Value::String(text) => serde_json::from_str(text).ok(),
        other => Some(Value::String(other.to_string())),
    };
    schema.admits(example) || other.is_some_and(|other| schema.admits(&other))
}

fn check(
    subject: &Subject<'_>,
    schema: &Schema,
    example: &Value,
    pointer: &str,
    what: &str,
) -> Option<Diagnostic> {
    // One example often serves both request and answer.
    let faults = schema.faults(&schema.sent(example));
    let fault = faults.first()?;
    let at = if fault.at.is_empty() { "the whole value" } else { &fault.at };
    let message = format!("{what} breaks its schema: `{}` at {at}", fault.keyword);
    let diagnostic = subject.fault(
        "lint.example",
        &child(pointer, "example"),
        message,
        "correct the example, or the schema",
    );
    Some(diagnostic.with_related("this is what it breaks", subject.places.place(&fault.constraint)))
}
