//! `multipart/form-data` (RFC 7578): a part for each member, files among them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::form::{field, or_empty, text};
use super::pieces::pairs;
use super::properties::{items, properties};
use super::reading::Reading;
use super::shape::Shape;
use super::text::plain;
use crate::schema::{Schema, schemas_of_member};
use crate::standard::Encoding;

/// What stands between the parts.
pub const BOUNDARY: &str = "----hutong-part-5b1f0c7e";

/// The parts of a value; `None` if it is no object, or a text in it would end a part.
pub fn multipart(
    value: &Value,
    schema: Option<&Schema>,
    encodings: &BTreeMap<String, Encoding>,
) -> Option<String> {
    let known = schema.map(properties).unwrap_or_default();
    let mut body = String::new();
    for (name, member) in value.as_object()? {
        let property = known.iter().find(|(own, _)| own == name).map(|(_, property)| property);
        let named = encodings.get(name).and_then(|encoding| encoding.content_type.as_deref());
        match member {
            Value::Array(_) if Shape::of_field(name, encodings).is_some_and(|shape| !shape.explode) => {
                let shape = Shape::of_field(name, encodings)?;
                let texts = pairs(&shape, member)?;
                for (_, text) in texts {
                    part(&mut body, name, &plain(&text).into(), None, named);
                }
            }
            Value::Array(list) => {
                let inner = property.map(items);
                for item in list {
                    part(&mut body, name, item, inner.as_ref(), named);
                }
            }
            member => part(&mut body, name, member, property, named),
        }
    }
    let is_whole = !value.to_string().contains(BOUNDARY);
    is_whole.then(|| format!("{body}--{BOUNDARY}--\r\n"))
}

fn part(body: &mut String, name: &str, value: &Value, schema: Option<&Schema>, named: Option<&str>) {
    let media_type = media_type(value, schema, named);
    let file = if is_file(schema, media_type.as_deref()) { "; filename=\"test.bin\"" } else { "" };
    let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    let _ = write!(body, "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n");
    if let Some(media_type) = media_type {
        let _ = write!(body, "Content-Type: {media_type}\r\n");
    }
    let _ = write!(body, "\r\n{}\r\n", text(value));
}

/// What the document names, the first of several, else what the value asks for.
fn media_type(value: &Value, schema: Option<&Schema>, named: Option<&str>) -> Option<String> {
    let named = named.and_then(|named| named.split(',').next()).map(str::trim);
    match (named, value) {
        (Some(named), _) if !named.contains('*') => Some(named.to_owned()),
        (_, Value::Object(_) | Value::Array(_)) => Some("application/json".to_owned()),
        _ if is_binary(schema) || named.is_some() => Some("application/octet-stream".to_owned()),
        _ => None,
    }
}

fn is_file(schema: Option<&Schema>, media_type: Option<&str>) -> bool {
    let is_text =
        |name: &str| name.starts_with("text/") || super::body::is_json(name) || super::xml::is_xml(name);
    is_binary(schema) || media_type.is_some_and(|name| !is_text(name))
}

/// Whether the document describes a file.
fn is_binary(schema: Option<&Schema>) -> bool {
    schema.map(Schema::resolved).is_some_and(|schema| {
        let keyword = |name: &str| schema.value().get(name).and_then(Value::as_str);
        matches!(keyword("format"), Some("binary")) || keyword("contentMediaType").is_some()
    })
}

/// Everything that may be meant by the parts of a body.
pub(super) fn read(
    schema: Option<&Schema>,
    encodings: &BTreeMap<String, Encoding>,
    content_type: &str,
    body: &str,
) -> Option<Reading> {
    let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
    for (name, text) in parts(content_type, body)? {
        match grouped.iter_mut().find(|(own, _)| *own == name) {
            Some((_, texts)) => texts.push(text),
            None => grouped.push((name, vec![text])),
        }
    }
    let read = |(name, texts): (String, Vec<String>)| {
        let properties = schema.map(|schema| schemas_of_member(schema, &name)).unwrap_or_default();
        let reading = field(Shape::of_field(&name, encodings).as_ref(), &properties, &texts);
        let reading = or_empty(reading, encodings.get(&name), &properties, &texts);
        (name, reading)
    };
    Some(Reading::Members(grouped.into_iter().map(read).collect()))
}

/// The names and texts of the parts.
fn parts(content_type: &str, body: &str) -> Option<Vec<(String, String)>> {
    let boundary = content_type.split(';').find_map(|piece| piece.trim().strip_prefix("boundary="))?;
    let delimiter = format!("--{}", boundary.trim_matches('"'));
    let inner = format!("\r\n{body}");
    let pieces: Vec<&str> = inner.split(&format!("\r\n{delimiter}")).skip(1).collect();
    let (end, parts) = pieces.split_last()?;
    if !end.starts_with("--") {
        return None;
    }
    parts.iter().map(|part| one_part(part.strip_prefix("\r\n")?)).collect()
}

fn one_part(part: &str) -> Option<(String, String)> {
    let (head, text) = part.split_once("\r\n\r\n")?;
    let name = head.lines().find_map(|line| {
        let (header, value) = line.split_once(':')?;
        header.eq_ignore_ascii_case("content-disposition").then_some(value)?.split_once("name=\"")
    })?;
    let name = name.1.split_once('"')?.0;
    Some((name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"), text.to_owned()))
}
