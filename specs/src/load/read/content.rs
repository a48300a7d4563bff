//! What travels by media type, as `OpenAPI` 3 has it.

use serde_json::Value;

use super::reader::Reader;
use crate::load::places::child;
use crate::standard::MediaType;

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
            MediaType { name: name.clone(), schema, examples }
        })
        .collect()
}

/// The values under `examples` of the object at `pointer`.
pub(super) fn named_examples(reader: &Reader<'_>, pointer: &str) -> Vec<Value> {
    let place = child(pointer, "examples");
    let names = reader.value(&place).and_then(Value::as_object).into_iter().flatten();
    names.filter_map(|(name, _)| reader.follow(&child(&place, name))?.1.get("value").cloned()).collect()
}
