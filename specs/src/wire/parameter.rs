//! A parameter as it is read: every value that may be meant by what stands on the wire.

use super::fields::{bracketed, deep_object};
use super::properties::properties;
use super::reading::Reading;
use super::shape::{Shape, may_be};
use super::text::{decoded, plain};
use super::written::Written;
use crate::schema::{Schema, SchemaFault};
use crate::standard::{EmptyValue, Location, Operation, Parameter, Style};

/// Everything that may be meant by a parameter of an operation. `written` holds all pairs of the query, or all cookies.
pub fn read(operation: &Operation, parameter: &Parameter, written: &Written) -> Reading {
    let beside = operation.parameters.iter().filter(|other| other.name != parameter.name);
    let others: Vec<&str> = beside.map(|other| other.name.as_str()).collect();
    read_beside(parameter, written, &others)
}

/// The same, beside parameters of these names.
pub(super) fn read_beside(parameter: &Parameter, written: &Written, others: &[&str]) -> Reading {
    match written {
        Written::Path(text) => in_path(parameter, text),
        Written::Header(text) => in_header(parameter, text),
        Written::Pairs(pairs) => in_pairs(parameter, pairs, others),
    }
}

/// What is broken where a parameter that must be sent is not.
pub fn unsent(parameter: &Parameter) -> SchemaFault {
    SchemaFault {
        at: String::new(),
        keyword: "required".to_owned(),
        constraint: format!("{}/required", parameter.pointer),
        property: None,
    }
}

fn in_path(parameter: &Parameter, text: &str) -> Reading {
    let shape = Shape::of(parameter);
    let schema = &parameter.schema;
    match parameter.style {
        _ if parameter.media_type.is_some() => content(&decoded(text)),
        Style::Label => {
            let text = text.strip_prefix('.').unwrap_or(text);
            let dotted = Shape { style: Style::Label, explode: true, ..shape };
            let of_commas = Shape { style: Style::Simple, explode: false, ..shape };
            let exploded = one_text(&dotted, schema, text, decoded);
            let pairs = one_text(&Shape { style: Style::Simple, ..dotted }, schema, text, decoded);
            Reading::either(vec![one_text(&of_commas, schema, text, decoded), exploded, pairs])
        }
        Style::Matrix => matrix(&shape, schema, text),
        _ => one_text(&shape, schema, text, decoded),
    }
}

fn matrix(shape: &Shape<'_>, schema: &Schema, text: &str) -> Reading {
    let pieces: Vec<(String, String)> = text
        .trim_start_matches(';')
        .split(';')
        .map(|piece| piece.split_once('=').unwrap_or((piece, "")))
        .map(|(name, value)| (decoded(name), value.to_owned()))
        .collect();
    let own = Shape { style: Style::Simple, explode: false, ..*shape };
    match pieces.as_slice() {
        [(name, value)] if name == shape.name => Reading::either(vec![
            one_text(&own, schema, value, decoded),
            Reading::texts([decoded(value).as_str()]),
        ]),
        _ if pieces.iter().all(|(name, _)| name == shape.name) => {
            Reading::List(pieces.iter().map(|(_, value)| Reading::text(&decoded(value))).collect())
        }
        _ => members(pieces.iter().map(|(name, value)| (name.clone(), decoded(value)))),
    }
}

fn in_header(parameter: &Parameter, text: &str) -> Reading {
    if parameter.media_type.is_some() {
        return content(text.trim());
    }
    let shape = Shape::of(parameter);
    let as_it_stands = |text: &str| text.trim().to_owned();
    let read = one_text(&shape, &parameter.schema, text.trim(), as_it_stands);
    if text.trim().is_empty() { Reading::either(vec![read, Reading::Nothing]) } else { read }
}

fn in_pairs(parameter: &Parameter, pairs: &[(String, String)], others: &[&str]) -> Reading {
    let shape = Shape::of(parameter);
    let schema = &parameter.schema;
    let decode: fn(&str) -> String = if parameter.location == Location::Cookie { decoded } else { plain };
    let own: Vec<&str> = pairs
        .iter()
        .filter(|(name, _)| decode(name) == parameter.name)
        .map(|(_, value)| value.as_str())
        .collect();
    if parameter.media_type.is_some() {
        return match own.as_slice() {
            [] => Reading::Nothing,
            [text] => content(&decode(text)),
            texts => Reading::either(texts.iter().map(|text| content(&decode(text))).collect()),
        };
    }
    let is_empty = parameter.empty_value == EmptyValue::Allowed && own.contains(&"");
    let mut own = own_texts(&shape, schema, &own, decode);
    if is_empty {
        own = Reading::either(std::iter::once(own).chain(some(schema)).collect());
    }
    let decoded: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| (decode(name), decode(value))).collect();
    if shape.style == Style::DeepObject {
        let inner = bracketed(&parameter.name, &decoded);
        return if inner.is_empty() {
            Reading::either(vec![own, Reading::Nothing])
        } else {
            deep_object(&inner)
        };
    }
    if shape.style == Style::Form && shape.explode && may_be(schema, "object") {
        let spread = spread(parameter, &decoded, others);
        return if own == Reading::Nothing { spread } else { Reading::either(vec![own, spread]) };
    }
    own
}

/// A value that the schema admits: what an empty text means where one is allowed, whatever the schema says.
pub(super) fn some(schema: &Schema) -> Option<Reading> {
    schema.sample().ok().map(Reading::Value)
}

/// What the values that bear the parameter's own name may mean.
fn own_texts(shape: &Shape<'_>, schema: &Schema, own: &[&str], decode: fn(&str) -> String) -> Reading {
    match own {
        [] => Reading::Nothing,
        [""] => Reading::either(vec![one_text(shape, schema, "", decode), Reading::Nothing]),
        [text] => one_text(shape, schema, text, decode),
        // Whether the first counts, or the last, or all of them, is nowhere said where no array is asked for.
        [first, .., last] => {
            let all = Reading::List(own.iter().map(|text| Reading::text(&decode(text))).collect());
            Reading::either(vec![all, Reading::text(&decode(first)), Reading::text(&decode(last))])
        }
    }
}

/// Members that are pairs of their own: all that belong to nobody else, or those alone that the schema knows.
fn spread(parameter: &Parameter, pairs: &[(String, String)], others: &[&str]) -> Reading {
    let free: Vec<&(String, String)> =
        pairs.iter().filter(|(name, _)| !others.contains(&name.as_str())).collect();
    let known = properties(&parameter.schema);
    let known: Vec<(String, String)> = free
        .iter()
        .filter(|(name, _)| known.iter().any(|(own, _)| own == name))
        .map(|pair| (*pair).clone())
        .collect();
    let all = if free.is_empty() { Reading::Nothing } else { members(free.into_iter().cloned()) };
    let known = if known.is_empty() { Reading::Nothing } else { members(known.into_iter()) };
    Reading::either(vec![all, known])
}

/// What one text may mean: a single value, items, or members.
pub(super) fn one_text(
    shape: &Shape<'_>,
    schema: &Schema,
    text: &str,
    decode: fn(&str) -> String,
) -> Reading {
    let whole = decode(text);
    let separator = shape.separator();
    let mut ways = vec![Reading::text(&whole)];
    // Many platforms take JSON where a list or an object is asked for, whatever the style says.
    ways.extend(whole.trim_start().starts_with(['{', '[']).then(|| content(&whole)));
    let before: Vec<String> = text.split(separator).map(decode).collect();
    let behind: Vec<String> = whole.split(separator).map(str::to_owned).collect();
    if may_be(schema, "array") {
        ways.push(list(&before));
        ways.push(list(&behind));
        ways.push(Reading::texts([whole.as_str()]));
        ways.extend(whole.is_empty().then(|| Reading::List(Vec::new())));
    }
    if may_be(schema, "object") {
        ways.extend(paired(shape, text, decode));
        ways.extend(alternating(&before));
        ways.extend(alternating(&behind));
    }
    Reading::either(ways)
}

fn list(texts: &[String]) -> Reading {
    Reading::texts(texts.iter().map(String::as_str))
}

/// `key=value` between separators.
fn paired(shape: &Shape<'_>, text: &str, decode: fn(&str) -> String) -> Option<Reading> {
    let separators = [shape.separator(), if shape.style == Style::Simple { '.' } else { ',' }];
    let split = |separator: char| {
        let pairs = text.split(separator).map(|piece| piece.split_once('='));
        pairs.map(|pair| pair.map(|(key, value)| (decode(key), decode(value)))).collect::<Option<Vec<_>>>()
    };
    let ways: Vec<Reading> =
        separators.into_iter().filter_map(split).map(|pairs| members(pairs.into_iter())).collect();
    (!ways.is_empty()).then(|| Reading::either(ways))
}

/// `key,value,key,value`.
fn alternating(pieces: &[String]) -> Option<Reading> {
    let pairs: Option<Vec<(String, String)>> = pieces
        .chunks(2)
        .map(|pair| match pair {
            [key, value] => Some((key.clone(), value.clone())),
            _ => None,
        })
        .collect();
    pairs.map(|pairs| members(pairs.into_iter()))
}

/// Members with single texts; a name that comes again makes a list of them, or the last counts.
pub(super) fn members(pairs: impl Iterator<Item = (String, String)>) -> Reading {
    let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
    for (name, text) in pairs {
        match grouped.iter_mut().find(|(own, _)| *own == name) {
            Some((_, texts)) => texts.push(text),
            None => grouped.push((name, vec![text])),
        }
    }
    let member = |texts: &[String]| match texts {
        [only] => Reading::text(only),
        texts => Reading::either(
            texts.last().map(|last| Reading::text(last)).into_iter().chain([list(texts)]).collect(),
        ),
    };
    Reading::Members(grouped.iter().map(|(name, texts)| (name.clone(), member(texts))).collect())
}

/// A text that is described by its media type: JSON if it is, else itself.
pub(super) fn content(text: &str) -> Reading {
    match serde_json::from_str(text) {
        Ok(value) => Reading::either(vec![Reading::Value(value), Reading::Value(text.into())]),
        Err(_) => Reading::text(text),
    }
}
