//! How a parameter's value is written in path, query, header or cookie (`OpenAPI` 3.1 §4.8.12.3).

use hutong_specs::plan::{Piece, Template};
use hutong_specs::standard::{Location, Parameter, Style};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;

use super::call::Argument;

/// Everything but the unreserved characters of RFC 3986 §2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Text as a part of path or query.
pub(crate) fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// What stands in the path in place of `{name}`; `None` if the value cannot be written there without becoming
/// another path.
pub(crate) fn in_path(argument: &Argument<'_>) -> Option<Template> {
    let parameter = argument.parameter;
    let prefix = match parameter.style {
        Style::Label => ".".to_owned(),
        Style::Matrix if !is_spread(parameter, &argument.value) => {
            format!(";{}=", percent_encoded(&parameter.name))
        }
        _ => String::new(),
    };
    if let Some(slot) = &argument.slot {
        return Some(Template(vec![Piece::Text(prefix), Piece::Slot(slot.clone())]));
    }
    let text = path_text(parameter, &argument.value)?;
    let is_segment =
        !matches!(text.as_str(), "" | "." | "..") && !text.contains("%2F") && !text.contains("%5C");
    is_segment.then(|| Template::text(prefix + &text))
}

fn path_text(parameter: &Parameter, value: &Value) -> Option<String> {
    let separator = match (parameter.style, parameter.explode) {
        (Style::Label, true) => ".",
        (Style::Matrix, true) => ";",
        _ => ",",
    };
    let text = joined(parameter, value, separator)?;
    Some(if parameter.style == Style::Matrix && is_spread(parameter, value) {
        format!(";{text}")
    } else {
        text
    })
}

fn is_spread(parameter: &Parameter, value: &Value) -> bool {
    parameter.explode && (value.is_array() || value.is_object())
}

/// The pairs that stand in the query, percent-encoded; none if the value cannot be written.
pub(crate) fn in_query(argument: &Argument<'_>) -> Option<Vec<(String, Template)>> {
    let name = percent_encoded(&argument.parameter.name);
    if let Some(slot) = &argument.slot {
        return Some(vec![(name, Template(vec![Piece::Slot(slot.clone())]))]);
    }
    let pairs = query_pairs(argument.parameter, &argument.value)?;
    (!pairs.is_empty()).then(|| pairs.into_iter().map(|(name, text)| (name, Template::text(text))).collect())
}

fn query_pairs(parameter: &Parameter, value: &Value) -> Option<Vec<(String, String)>> {
    let name = percent_encoded(&parameter.name);
    if parameter.media_type.is_some() {
        return Some(vec![(name, percent_encoded(&value.to_string()))]);
    }
    let separator = match parameter.style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::TabDelimited => "%09",
        _ => ",",
    };
    match value {
        Value::Object(members) if parameter.style == Style::DeepObject => members
            .iter()
            .map(|(key, member)| {
                Some((format!("{name}%5B{}%5D", percent_encoded(key)), encoded_scalar(member)?))
            })
            .collect(),
        Value::Object(members) if parameter.explode => members
            .iter()
            .map(|(key, member)| Some((percent_encoded(key), encoded_scalar(member)?)))
            .collect(),
        Value::Array(items) if parameter.explode => {
            items.iter().map(|item| Some((name.clone(), encoded_scalar(item)?))).collect()
        }
        _ => Some(vec![(name, joined(parameter, value, separator)?)]),
    }
}

/// What stands in the header; `None` if the value is no text of a header (RFC 9110 §5.5).
pub(crate) fn in_header(argument: &Argument<'_>) -> Option<Template> {
    if let Some(slot) = &argument.slot {
        return Some(Template(vec![Piece::Slot(slot.clone())]));
    }
    let text = match &argument.value {
        value if argument.parameter.media_type.is_some() => value.to_string(),
        Value::Array(items) => items.iter().map(scalar).collect::<Option<Vec<_>>>()?.join(","),
        Value::Object(members) => {
            let between = if argument.parameter.explode { "=" } else { "," };
            let pair = |(key, member): (&String, &Value)| Some(format!("{key}{between}{}", scalar(member)?));
            members.iter().map(pair).collect::<Option<Vec<_>>>()?.join(",")
        }
        value => scalar(value)?,
    };
    let is_text =
        text.bytes().all(|byte| matches!(byte, 0x20..=0x7e)) && text.trim() == text && !text.is_empty();
    is_text.then(|| Template::text(text))
}

/// The one text in which an object's members are written; `None` where each is a pair of its own.
pub(crate) fn in_one_text(argument: &Argument<'_>) -> Option<String> {
    let parameter = argument.parameter;
    let is_pairs = matches!(parameter.location, Location::Query | Location::Cookie);
    if is_pairs && (parameter.explode || parameter.style == Style::DeepObject) {
        return None;
    }
    let separator = match parameter.style {
        Style::SpaceDelimited => " ",
        Style::PipeDelimited => "|",
        Style::TabDelimited => "\t",
        _ => ",",
    };
    let joined = joined(parameter, &argument.value, separator)?;
    Some(percent_decode_str(&joined).decode_utf8_lossy().into_owned())
}

/// Items or members in one text, percent-encoded but for the separators.
fn joined(parameter: &Parameter, value: &Value, separator: &str) -> Option<String> {
    let named = parameter.style == Style::Matrix && parameter.explode;
    let between = if parameter.explode { "=" } else { separator };
    let parts: Option<Vec<String>> = match value {
        Value::Array(items) if named => {
            let name = percent_encoded(&parameter.name);
            items.iter().map(|item| Some(format!("{name}={}", encoded_scalar(item)?))).collect()
        }
        Value::Array(items) => items.iter().map(encoded_scalar).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, member)| {
                Some(format!("{}{between}{}", percent_encoded(key), encoded_scalar(member)?))
            })
            .collect(),
        value => return encoded_scalar(value),
    };
    Some(parts?.join(separator))
}

fn encoded_scalar(value: &Value) -> Option<String> {
    scalar(value).map(|text| percent_encoded(&text))
}

/// A single value as text; `None` for null and for what has parts.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether the value can be written at all where the parameter travels.
pub(crate) fn is_writable(argument: &Argument<'_>) -> bool {
    match argument.parameter.location {
        Location::Path => in_path(argument).is_some(),
        Location::Query | Location::Cookie => in_query(argument).is_some(),
        Location::Header => in_header(argument).is_some(),
    }
}
