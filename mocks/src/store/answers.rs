//! Answers that show a thing: a sample of the declared response with what is kept in it, as far as the document allows it.

use hutong_specs::resource::{described, described_members, says};
use hutong_specs::schema::{Schema, Side};
use hutong_specs::standard::{MediaType, Operation, Response};
use hutong_specs::wire::is_json;
use serde_json::Value;

use super::things::Thing;
use crate::answer::Answer;
use crate::plain;

/// The answer to an accepted request, with the thing at a JSON pointer of the body.
pub(super) fn with_thing(operation: &Operation, at: Option<&str>, thing: &Thing) -> Answer {
    let mut answer = plain::accepted(operation);
    let schema = plain::success(operation).and_then(|(_, response)| schema(response));
    if let (Some(at), Some(schema)) = (at, schema) {
        answer.alter(|value| overlay(value, at, thing, &schema));
    }
    answer
}

/// The schema of the JSON of a response, on its side.
pub(super) fn schema(response: &Response) -> Option<Schema> {
    let is_read = |media_type: &&MediaType| is_json(&media_type.name) || media_type.name == "*/*";
    Some(response.content.iter().find(is_read)?.schema.as_ref()?.on(Side::Response))
}

/// Puts each member of the thing in that is described at the place, unless the whole is no longer allowed then.
pub(super) fn overlay(whole: &mut Value, at: &str, thing: &Thing, schema: &Schema) {
    let Some(place) = described(schema, at) else { return };
    let shown = described_members(&place);
    for (name, value) in thing {
        if shown.get(name).is_some_and(|member| !says(member, "writeOnly")) {
            put(whole, at, name, value, schema);
        }
    }
}

fn put(whole: &mut Value, at: &str, name: &str, value: &Value, schema: &Schema) {
    let Some(object) = whole.pointer_mut(at).and_then(Value::as_object_mut) else {
        return;
    };
    let before = object.insert(name.to_owned(), value.clone());
    if schema.admits(whole) {
        return;
    }
    if let Some(object) = whole.pointer_mut(at).and_then(Value::as_object_mut) {
        match before {
            Some(before) => drop(object.insert(name.to_owned(), before)),
            None => drop(object.remove(name)),
        }
    }
}
