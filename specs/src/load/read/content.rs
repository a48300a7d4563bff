//! What travels by media type, as `OpenAPI` 3 has it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::reader::Reader;
use crate::load::places::child;
use crate::standard::{Encoding, MediaType, Style};

/// The media types under `content` of the object at `pointer`.
pub(in crate::load) fn content(reader: &mut Reader<'_>, pointer: &str) -> Vec<MediaType> {
    let place = child(pointer, "content");
    let Some(content) = reader.value(&place).and_then(Value::as_object) else {
        return Vec::new();
    };
    content
        .iter()
        .filter(|(_, value)| value.is_object())
        .map(|(name, value)| {
            let pointer = child(&place, name);
            let schema = reader.schema(&child(&pointer, "schema"));
            let mut examples: Vec<Value> = value.get("example").cloned().into_iter().collect();
            examples.extend(named_examples(reader, &pointer));
            if examples.is_empty() {
                examples = Reader::schema_examples(schema.as_ref());
            }
            MediaType { name: name.clone(), schema, examples, encoding: encodings(value) }
        })
        .collect()
}

/// How the members of a form are written.
fn encodings(media_type: &Value) -> BTreeMap<String, Encoding> {
    let named = media_type.get("encoding").and_then(Value::as_object).into_iter().flatten();
    named.map(|(name, value)| (name.clone(), encoding(value))).collect()
}

fn encoding(value: &Value) -> Encoding {
    Encoding {
        content_type: value.get("contentType").and_then(Value::as_str).map(str::to_owned),
        style: value.get("style").and_then(Value::as_str).and_then(style_named),
        explode: value.get("explode").and_then(Value::as_bool),
        allow_empty: false,
    }
}

/// The style of a name.
pub(in crate::load) fn style_named(name: &str) -> Option<Style> {
    match name {
        "simple" => Some(Style::Simple),
        "label" => Some(Style::Label),
        "matrix" => Some(Style::Matrix),
        "form" => Some(Style::Form),
        "spaceDelimited" => Some(Style::SpaceDelimited),
        "pipeDelimited" => Some(Style::PipeDelimited),
        "deepObject" => Some(Style::DeepObject),
        _ => None,
    }
}

/// The values under `examples` of the object at `pointer`.
pub(super) fn named_examples(reader: &Reader<'_>, pointer: &str) -> Vec<Value> {
    let place = child(pointer, "examples");
    let names = reader.value(&place).and_then(Value::as_object).into_iter().flatten();
    names.filter_map(|(name, _)| reader.follow(&child(&place, name))?.1.get("value").cloned()).collect()
}
