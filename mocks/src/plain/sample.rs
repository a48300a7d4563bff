//! A sample of a declared response.

use hutong_specs::schema::{Schema, Side};
use hutong_specs::standard::{MediaType, Response};
use hutong_specs::wire::is_json;
use serde_json::Value;

use crate::answer::Answer;

/// Any media type: JSON is one.
const ANY: &str = "*/*";

/// A sample of a declared response under a status.
pub(super) fn answer(status: u16, response: &Response) -> Answer {
    let json = response.content.iter().find(|media_type| is_json(&media_type.name));
    let any = response.content.iter().find(|media_type| media_type.name == ANY);
    let answer = match json.or(any).or(response.content.first()) {
        None => Answer::empty(status),
        Some(media_type) if is_json(&media_type.name) => {
            let body = body(media_type).unwrap_or(Value::Null).to_string();
            Answer::text(status, &media_type.name, body)
        }
        Some(media_type) if media_type.name == ANY => {
            Answer::text(status, "application/json", body(media_type).unwrap_or(Value::Null).to_string())
        }
        Some(media_type) => Answer::text(status, &concrete(&media_type.name), text(media_type)),
    };
    with_headers(answer, response)
}

/// An example that the schema admits, else a member of the schema.
fn body(media_type: &MediaType) -> Option<Value> {
    let Some(schema) = &media_type.schema else {
        return media_type.examples.first().cloned();
    };
    let mut examples = media_type.examples.iter().map(|example| schema.sent(example));
    examples.find(|example| schema.admits(example)).or_else(|| member(schema))
}

fn member(schema: &Schema) -> Option<Value> {
    let sample = schema.sample_on(Side::Response).ok().filter(|sample| schema.admits(sample));
    sample.or_else(|| schema.inhabit_on(Side::Response, 1).ok())
}

fn text(media_type: &MediaType) -> String {
    match body(media_type) {
        Some(Value::String(text)) => text,
        Some(value) => value.to_string(),
        None => "sample".to_owned(),
    }
}

/// A media type in place of a range.
fn concrete(name: &str) -> String {
    name.replace("/*", "/plain")
}

fn with_headers(answer: Answer, response: &Response) -> Answer {
    response.headers.iter().filter(|header| header.required).fold(answer, |answer, header| {
        let value = header.schema.as_ref().and_then(member).unwrap_or_else(|| Value::from("1"));
        answer.with_header(&header.name, value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    })
}
