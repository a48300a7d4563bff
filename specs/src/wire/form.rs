//! The fields of a form: written one by one, and read as whatever their texts may mean.

use std::collections::BTreeMap;

use serde_json::Value;

use super::fields::{bracketed, deep_object};
use super::parameter::{content, members, one_text, some};
use super::pieces::pairs;
use super::properties::properties;
use super::reading::Reading;
use super::shape::{Shape, may_be};
use super::text::{plain, scalar};
use crate::schema::{Schema, schemas_of_member};
use crate::standard::{Encoding, Style};

/// The fields of a form as names and texts, not yet encoded: arrays are repeated and what has parts inside is JSON, unless
/// the document says otherwise. `None` if the value cannot be written so that it is read again.
pub fn form_fields(value: &Value, encodings: &BTreeMap<String, Encoding>) -> Option<Vec<(String, String)>> {
    let mut fields = Vec::new();
    for (name, member) in value.as_object()? {
        match Shape::of_field(name, encodings).filter(|_| !member.is_null()) {
            Some(shape) => {
                let pairs = pairs(&shape, member)?;
                fields.extend(pairs.iter().map(|(name, text)| (plain(name), plain(text))));
            }
            None => fields.extend(plainly(name, member)),
        }
    }
    Some(fields)
}

/// The field of each item, or the one of the whole.
fn plainly(name: &str, member: &Value) -> Vec<(String, String)> {
    match member {
        Value::Array(items) => items.iter().map(|item| (name.to_owned(), text(item))).collect(),
        member => vec![(name.to_owned(), text(member))],
    }
}

/// A member of a form as text.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        value => scalar(value).unwrap_or_else(|| value.to_string()),
    }
}

/// The pairs of a form as it is sent, decoded.
pub fn form_pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}

/// Everything that may be meant by the fields of a form.
pub(super) fn form(
    schema: Option<&Schema>,
    encodings: &BTreeMap<String, Encoding>,
    fields: &[(String, String)],
) -> Reading {
    let known = schema.map(properties).unwrap_or_default();
    let mut rest = fields.to_vec();
    let mut read = Vec::new();
    for (name, property) in &known {
        let shape = Shape::of_field(name, encodings);
        if shape.is_some_and(|shape| shape.style == Style::DeepObject) {
            let inner = bracketed(name, &rest);
            rest.retain(|field| bracketed(name, std::slice::from_ref(field)).is_empty());
            read.extend((!inner.is_empty()).then(|| (name.clone(), deep_object(&inner))));
        }
        let is_spread = |shape: &Shape<'_>| shape.explode && shape.style == Style::Form;
        if shape.as_ref().is_some_and(is_spread) && property.names_type("object") {
            let (own, others): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|(field, _)| !known.iter().any(|(other, _)| other == field));
            rest = others;
            read.extend((!own.is_empty()).then(|| (name.clone(), members(own.into_iter()))));
        }
    }
    for (name, texts) in grouped(&rest) {
        let shape = Shape::of_field(&name, encodings);
        let properties = schema.map(|schema| schemas_of_member(schema, &name)).unwrap_or_default();
        let reading = field(shape.as_ref(), &properties, &texts);
        let reading = or_empty(reading, encodings.get(&name), &properties, &texts);
        read.push((name, reading));
    }
    Reading::Members(read)
}

/// What the texts of one field may mean; `properties` are the schemas that look at it, wherever they stand.
pub(super) fn field(shape: Option<&Shape<'_>>, properties: &[Schema], texts: &[String]) -> Reading {
    match texts {
        [text] => {
            let mut ways = vec![content(text), Reading::text(text)];
            for property in properties {
                ways.extend(shape.map(|shape| one_text(shape, property, text, str::to_owned)));
            }
            if properties.is_empty() || properties.iter().any(|property| may_be(property, "array")) {
                ways.push(Reading::List(vec![Reading::either(vec![Reading::text(text), content(text)])]));
                ways.extend(text.contains(',').then(|| Reading::texts(text.split(','))));
            }
            ways.extend(text.is_empty().then_some(Reading::Nothing));
            Reading::either(sorted(ways))
        }
        texts => {
            let each = texts.iter().map(|text| Reading::either(vec![Reading::text(text), content(text)]));
            let last = texts.last().map(|last| Reading::text(last));
            let first = texts.first().map(|first| Reading::text(first));
            let all = Reading::List(each.collect());
            Reading::either(std::iter::once(all).chain(first).chain(last).collect())
        }
    }
}

/// What a field may mean in which nothing may stand.
pub(super) fn or_empty(
    reading: Reading,
    encoding: Option<&Encoding>,
    properties: &[Schema],
    texts: &[String],
) -> Reading {
    let is_allowed = encoding.is_some_and(|encoding| encoding.allow_empty);
    if !is_allowed || !texts.iter().any(String::is_empty) {
        return reading;
    }
    Reading::either(std::iter::once(reading).chain(properties.iter().filter_map(some)).collect())
}

/// The text itself comes first.
fn sorted(mut ways: Vec<Reading>) -> Vec<Reading> {
    ways.swap(0, 1);
    ways
}

fn grouped(fields: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
    for (name, text) in fields {
        match grouped.iter_mut().find(|(own, _)| own == name) {
            Some((_, texts)) => texts.push(text.clone()),
            None => grouped.push((name.clone(), vec![text.clone()])),
        }
    }
    grouped
}
