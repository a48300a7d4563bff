//! A body as it is written: JSON, a form, parts, YAML, XML, text or bytes, with slots where they are filled in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::plan::{Content, Fill, Piece, Template};
use hutong_specs::standard::MediaType;
use hutong_specs::wire::{
    Reading, form_fields, multipart, percent_encoded, plain_text, read_body, xml, yaml,
};
use serde_json::Value;

use super::call::{Entity, Form};
use super::json_template::template_written;
use super::marks::{mark, unmarked};

/// The body of an entity; `None` if its value cannot be written in its form so that it is read again.
pub(crate) fn content(entity: &Entity) -> Option<Content> {
    if entity.form == Form::Json {
        return Some(Content::Json { value: entity.value.clone(), fills: entity.fills.clone() });
    }
    let fills = &entity.fills;
    if entity.form == Form::Yaml {
        let write = |value: &Value| yaml(value).unwrap_or_default();
        yaml(&entity.value)?;
        return Some(Content::Text(template_written(&entity.value, fills, &[], &write)));
    }
    Some(match written(entity, &marked(&entity.value, fills))? {
        Text::Fields(fields) => {
            Content::Form(fields.into_iter().map(|(name, text)| (name, template(&text, fills))).collect())
        }
        Text::Whole(text) if entity.form == Form::Bytes => Content::Bytes(STANDARD.encode(text)),
        Text::Whole(text) => Content::Text(template(&text, fills)),
    })
}

/// Whether the value can be written in place of the entity's own.
pub(crate) fn is_writable_as(entity: &Entity, value: &Value) -> bool {
    entity.form == Form::Json || written(entity, value).is_some()
}

/// The value written in place of the entity's own and read again; `None` if it cannot be.
pub(crate) fn read_again(entity: &Entity, value: &Value) -> Option<Reading> {
    let media_type = entity.media_type.as_deref()?;
    let text = match written(entity, value)? {
        Text::Fields(fields) => {
            let pair = |(name, text): &(String, String)| {
                format!("{}={}", percent_encoded(name), percent_encoded(text))
            };
            fields.iter().map(pair).collect::<Vec<_>>().join("&")
        }
        Text::Whole(text) if matches!(entity.form, Form::Text | Form::Bytes) => {
            return Some(plain_text(&text));
        }
        Text::Whole(text) => text,
    };
    let declared = MediaType {
        name: media_type.to_owned(),
        schema: entity.schema.clone(),
        examples: Vec::new(),
        encoding: entity.encoding.clone(),
    };
    read_body(&declared, media_type, &text)
}

/// A body that is no JSON.
enum Text {
    Fields(Vec<(String, String)>),
    Whole(String),
}

fn written(entity: &Entity, value: &Value) -> Option<Text> {
    let schema = entity.schema.as_ref();
    match entity.form {
        Form::Json => None,
        Form::Fields => form_fields(value, &entity.encoding).map(Text::Fields),
        Form::Multipart => multipart(value, schema, &entity.encoding).map(Text::Whole),
        Form::Yaml => yaml(value).map(Text::Whole),
        Form::Xml => xml(schema?, value).map(Text::Whole),
        Form::Text | Form::Bytes => value.as_str().map(|text| Text::Whole(text.to_owned())),
    }
}

/// The value with marks in place of its slots.
fn marked(value: &Value, fills: &[Fill]) -> Value {
    let mut value = value.clone();
    for (index, fill) in fills.iter().enumerate() {
        if let Some(place) = value.pointer_mut(&fill.at) {
            *place = Value::from(mark(index));
        }
    }
    value
}

/// The text with slots in place of their marks.
fn template(text: &str, fills: &[Fill]) -> Template {
    let slots = fills.iter().enumerate();
    unmarked(text, &slots.map(|(index, fill)| (mark(index), vec![Piece::Slot(fill.slot.clone())])).collect())
}
