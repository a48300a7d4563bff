//! Items and members written one after the other.

use serde_json::Value;

use super::shape::Shape;
use super::text::{percent_encoded, scalar, with_reserved};
use crate::standard::Style;

/// Items or members in one text, encoded; `None` if what is written could be read as other items.
pub(super) fn joined(shape: &Shape<'_>, value: &Value) -> Option<String> {
    let name = percent_encoded(shape.name);
    let encode = |text: &str| encoded(shape, text);
    let named = shape.style == Style::Matrix && shape.explode;
    let parts = match value {
        Value::Array(items) if named => {
            let named = |item| Some(format!("{name}={}", encode(&single(shape, item)?)));
            items.iter().map(named).collect::<Option<Vec<_>>>()?
        }
        Value::Array(items) => {
            items.iter().map(|item| single(shape, item).map(|text| encode(&text))).collect::<Option<_>>()?
        }
        Value::Object(_) => members(shape, value, &encode)?,
        value => return scalar(value).map(|text| encode(&text)),
    };
    Some(parts.join(&separator(shape)))
}

/// The same without encoding: what a header holds.
pub(super) fn unencoded(shape: &Shape<'_>, value: &Value) -> Option<String> {
    let separator = shape.separator().to_string();
    match value {
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| trimmed(shape, item)).collect();
            Some(items?.join(&separator))
        }
        Value::Object(object) => {
            let is_trimmed = object.iter().all(|(key, member)| {
                key.trim() == key && scalar(member).is_some_and(|text| text.trim() == text)
            });
            is_trimmed.then(|| Some(members(shape, value, &str::to_owned)?.join(&separator)))?
        }
        value => scalar(value),
    }
}

/// Blanks at the ends of an item are lost in a header.
fn trimmed(shape: &Shape<'_>, item: &Value) -> Option<String> {
    single(shape, item).filter(|text| text.trim() == text)
}

fn members(shape: &Shape<'_>, value: &Value, encode: &dyn Fn(&str) -> String) -> Option<Vec<String>> {
    let between = if shape.explode { "=".to_owned() } else { separator(shape) };
    let member = |(key, member): (&String, &Value)| {
        let key = single(shape, &Value::from(key.as_str()))?;
        let member = single(shape, member)?;
        let is_plain = !shape.explode || !key.contains('=');
        is_plain.then(|| format!("{}{between}{}", encode(&key), encode(&member)))
    };
    value.as_object()?.iter().map(member).collect()
}

/// A single item as text, unless it would be read as several.
fn single(shape: &Shape<'_>, item: &Value) -> Option<String> {
    let text = scalar(item)?;
    let is_label = shape.style == Style::Label;
    let is_several = text.contains(shape.separator()) || (is_label && text.contains(['.', ',']));
    (!is_several).then_some(text)
}

/// What stands between two items, as it is sent.
fn separator(shape: &Shape<'_>) -> String {
    match shape.separator() {
        ' ' => "%20".to_owned(),
        '|' => "%7C".to_owned(),
        '\t' => "%09".to_owned(),
        plain => plain.to_string(),
    }
}

fn encoded(shape: &Shape<'_>, text: &str) -> String {
    if shape.allow_reserved { with_reserved(text) } else { percent_encoded(text) }
}

/// Names and values, encoded.
pub(super) fn pairs(shape: &Shape<'_>, value: &Value) -> Option<Vec<(String, String)>> {
    let name = percent_encoded(shape.name);
    let text = |value: &Value| scalar(value).map(|text| encoded(shape, &text));
    match value {
        Value::Object(_) if shape.style == Style::DeepObject => {
            let mut pairs = Vec::new();
            bracketed(shape, &name, value, &mut pairs)?;
            Some(pairs)
        }
        Value::Object(members) if shape.explode && shape.style == Style::Form => {
            members.iter().map(|(key, member)| Some((percent_encoded(key), text(member)?))).collect()
        }
        Value::Array(items) if shape.explode => {
            items.iter().map(|item| Some((name.clone(), text(item)?))).collect()
        }
        _ => Some(vec![(name, joined(&Shape { explode: false, ..*shape }, value)?)]),
    }
}

/// Members as pairs of their own with their names in brackets; the items of an array of single values stand under one name,
/// those of another under their numbers. `None` if something would leave no pair.
fn bracketed(shape: &Shape<'_>, name: &str, value: &Value, pairs: &mut Vec<(String, String)>) -> Option<()> {
    let inner = |key: &str| format!("{name}%5B{}%5D", percent_encoded(key));
    match value {
        Value::Object(members) if !members.is_empty() => members.iter().try_for_each(|(key, member)| {
            let is_plain = !key.contains(['[', ']']);
            is_plain.then(|| bracketed(shape, &inner(key), member, pairs))?
        }),
        Value::Array(items) if !items.is_empty() => items.iter().enumerate().try_for_each(|(index, item)| {
            if item.is_object() || item.is_array() {
                return bracketed(shape, &inner(&index.to_string()), item, pairs);
            }
            bracketed(shape, name, item, pairs)
        }),
        value => {
            pairs.push((name.to_owned(), encoded(shape, &scalar(value)?)));
            Some(())
        }
    }
}
