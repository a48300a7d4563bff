//! A value as XML.

use std::sync::Arc;

use serde_json::Value;

use super::super::properties::{items, properties};
use super::super::text::scalar;
use super::notes::Notes;
use crate::schema::Schema;
use crate::text::pointer::unescaped;

/// The name of an element that nothing names.
const UNNAMED: &str = "root";

/// The name of the root element: what the schema says, else the name that the document gives the schema; `None` where
/// neither says one (`OpenAPI` 3.1.1 §4.8.26: an inline root element without a name is undefined).
pub fn root_name(schema: &Schema) -> Option<String> {
    let named = Notes::of(schema).name;
    let name =
        named.or_else(|| component(schema.pointer())).or_else(|| component(schema.resolved().pointer()))?;
    is_name(&name).then_some(name)
}

/// The name of a component, of the interface document or of one that it refers to.
fn component(pointer: &str) -> Option<String> {
    let (above, name) = pointer.rsplit_once('/')?;
    let is_component = above.ends_with("/components/schemas") || above.ends_with("/definitions");
    is_component.then(|| unescaped(name))
}

/// The root element's name where the schema is no component: that of the only component that it is made of, or of its items.
fn nearest_name(schema: &Schema) -> Option<String> {
    let resolved = schema.resolved();
    let branches = resolved.value().get("allOf").and_then(Value::as_array).map_or(0, Vec::len);
    let branch =
        |index| Schema::new(Arc::clone(schema.set()), format!("{}/allOf/{index}", resolved.pointer()));
    let mut names: Vec<String> = (0..branches).map(branch).filter_map(|branch| root_name(&branch)).collect();
    names.dedup();
    match names.as_slice() {
        [only] => Some(only.clone()),
        _ => root_name(&items(schema)),
    }
}

/// The value as an XML document; `None` if it cannot be written so that it is read again.
pub fn xml(schema: &Schema, value: &Value) -> Option<String> {
    let name = root_name(schema).or_else(|| nearest_name(schema)).unwrap_or_else(|| UNNAMED.to_owned());
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    match value {
        Value::Array(list) => {
            let inner = items(schema);
            open(&mut text, &Notes::of(schema).tag(&name), &Notes::of(schema), &[]);
            let item = Notes::of(&inner).name.or_else(|| root_name(&inner)).unwrap_or_else(|| name.clone());
            list.iter().try_for_each(|value| element(&mut text, &item, &inner, value))?;
            close(&mut text, &Notes::of(schema).tag(&name));
        }
        value => element(&mut text, &name, schema, value)?,
    }
    Some(text)
}

fn element(text: &mut String, given: &str, schema: &Schema, value: &Value) -> Option<()> {
    let notes = Notes::of(schema);
    let tag = notes.tag(given);
    if !is_name(&tag) {
        return None;
    }
    match value {
        Value::Object(members) => {
            let known = properties(schema);
            let of = |name: &str| known.iter().find(|(own, _)| own == name).map(|(_, schema)| schema);
            let is_attribute = |name: &str| of(name).is_some_and(|schema| Notes::of(schema).is_attribute);
            let (attributes, inner): (Vec<_>, Vec<_>) =
                members.iter().partition(|(name, _)| is_attribute(name));
            let attributes: Option<Vec<(String, String)>> = attributes
                .into_iter()
                .map(|(name, value)| Some((Notes::of(of(name)?).tag(name), escaped(&scalar(value)?)?)))
                .collect();
            open(text, &tag, &notes, &attributes?);
            inner.into_iter().try_for_each(|(name, value)| member(text, name, of(name), value))?;
        }
        value => {
            open(text, &tag, &notes, &[]);
            text.push_str(&escaped(&scalar(value)?)?);
        }
    }
    close(text, &tag);
    Some(())
}

/// A member: an element, or one for each item of an array, with one around them if the schema says so.
fn member(text: &mut String, name: &str, schema: Option<&Schema>, value: &Value) -> Option<()> {
    // A member that the schema does not describe is written plainly.
    let Some(schema) = schema else { return undescribed(text, name, value) };
    let Value::Array(list) = value else { return element(text, name, schema, value) };
    let notes = Notes::of(schema);
    let inner = items(schema);
    let outer = notes.tag(name);
    let item = if notes.is_wrapped { notes.name.as_deref().unwrap_or(name) } else { name };
    if notes.is_wrapped {
        open(text, &outer, &notes, &[]);
    }
    for value in list {
        if value.is_array() {
            return None;
        }
        element(text, item, &inner, value)?;
    }
    if notes.is_wrapped {
        close(text, &outer);
    }
    Some(())
}

fn undescribed(text: &mut String, name: &str, value: &Value) -> Option<()> {
    let value = escaped(&scalar(value)?)?;
    is_name(name).then(|| text.extend(["<", name, ">", &value, "</", name, ">"]))
}

fn open(text: &mut String, tag: &str, notes: &Notes, attributes: &[(String, String)]) {
    text.push('<');
    text.push_str(tag);
    for (name, value) in notes.declaration().iter().chain(attributes) {
        let value = value.replace('"', "&quot;");
        text.extend([" ", name, "=\"", &value, "\""]);
    }
    text.push('>');
}

fn close(text: &mut String, tag: &str) {
    text.extend(["</", tag, ">"]);
}

/// Text without marks; `None` if a character cannot stand in XML, or would come back as another.
fn escaped(text: &str) -> Option<String> {
    let is_allowed = |glyph: char| !glyph.is_control() && !matches!(glyph, '\u{FFFE}' | '\u{FFFF}');
    let escape = || text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.chars().all(is_allowed).then(escape)
}

/// Whether a text can be the name of an element.
fn is_name(text: &str) -> bool {
    let begins = |glyph: char| glyph.is_alphabetic() || glyph == '_';
    text.starts_with(begins) && text.chars().all(|glyph| glyph.is_alphanumeric() || "_-.:".contains(glyph))
}
