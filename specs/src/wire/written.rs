//! A parameter's value as it is written (`OpenAPI` 3.1 §4.8.12.3, Swagger 2.0 `collectionFormat`).
//!
//! What would be read as something else is not written: an item that holds the separator, a path that would become
//! another one.

use serde_json::Value;

use super::pieces::{joined, pairs};
use super::shape::Shape;
use super::text::{percent_encoded, scalar};
use crate::standard::{Location, Parameter, Style};

/// What stands on the wire for a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// In place of its name in the path, encoded.
    Path(String),
    /// Names and values of query or cookie, encoded.
    Pairs(Vec<(String, String)>),
    /// The value of a header.
    Header(String),
}

/// Writes a value; `None` if it cannot be written so that it is read again.
///
/// ```
/// use hutong_specs::load::{Options, load};
/// use hutong_specs::wire::{Written, write};
/// use serde_json::json;
///
/// let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
///     "operationId": "a", "responses": {}, "parameters": [{"name": "ids", "in": "query", "style": "pipeDelimited",
///     "schema": {"type": "array", "items": {"type": "integer"}}}]}}}});
/// let files = hutong_specs::files::MemoryFiles::new([("a.json", document.to_string())]);
/// let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
/// let standard = load(&files, &options).unwrap();
/// let written = write(&standard.operations[0].parameters[0], &json!([1, 2]));
/// assert_eq!(written, Some(Written::Pairs(vec![("ids".to_owned(), "1%7C2".to_owned())])));
/// ```
pub fn write(parameter: &Parameter, value: &Value) -> Option<Written> {
    match parameter.location {
        Location::Path => in_path(parameter, value).map(Written::Path),
        Location::Query => in_query(parameter, value).map(Written::Pairs),
        Location::Cookie => in_cookie(parameter, value).map(Written::Pairs),
        Location::Header => in_header(parameter, value).map(Written::Header),
    }
}

/// Whether a specification says how a value of this shape is written in this style: of `deepObject` it says so only for an
/// object of single values (`OpenAPI` 3.0.4 §4.7.12.7), so nobody can demand that another one is understood.
pub fn is_described(style: Style, value: &Value) -> bool {
    let is_single = |member: &Value| !(member.is_object() || member.is_array());
    style != Style::DeepObject || value.as_object().is_none_or(|members| members.values().all(is_single))
}

/// The text of a parameter that is described by its media type.
fn of_content(parameter: &Parameter, value: &Value) -> Option<String> {
    let media_type = parameter.media_type.as_deref()?;
    if !super::body::is_json(media_type) {
        return scalar(value);
    }
    let text = value.to_string();
    Some(if parameter.location == Location::Header { in_ascii(&text) } else { text })
}

/// JSON with every character beyond ASCII as its escape (RFC 8259 §7): outside of texts there is none.
fn in_ascii(json: &str) -> String {
    let mut text = String::new();
    for glyph in json.chars() {
        if glyph.is_ascii() && glyph != '\u{7f}' {
            text.push(glyph);
        } else {
            let mut units = [0; 2];
            text.extend(glyph.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}

fn in_path(parameter: &Parameter, value: &Value) -> Option<String> {
    let text = if parameter.media_type.is_some() {
        percent_encoded(&of_content(parameter, value)?)
    } else {
        joined(&Shape::of(parameter), value)?
    };
    let is_segment =
        !matches!(text.as_str(), "" | "." | "..") && !text.contains("%2F") && !text.contains("%5C");
    let name = percent_encoded(&parameter.name);
    let is_spread = parameter.explode && (value.is_array() || value.is_object());
    is_segment.then(|| match parameter.style {
        Style::Label => format!(".{text}"),
        Style::Matrix if is_spread => format!(";{text}"),
        Style::Matrix => format!(";{name}={text}"),
        _ => text,
    })
}

fn in_query(parameter: &Parameter, value: &Value) -> Option<Vec<(String, String)>> {
    if parameter.media_type.is_some() {
        let text = of_content(parameter, value)?;
        return Some(vec![(percent_encoded(&parameter.name), percent_encoded(&text))]);
    }
    pairs(&Shape::of(parameter), value).filter(|pairs| !pairs.is_empty())
}

/// Several cookies of one name are read in many ways.
fn in_cookie(parameter: &Parameter, value: &Value) -> Option<Vec<(String, String)>> {
    in_query(parameter, value).filter(|pairs| pairs.len() == 1 || value.is_object())
}

/// The text of a header (RFC 9110 §5.5).
fn in_header(parameter: &Parameter, value: &Value) -> Option<String> {
    let text = match of_content(parameter, value) {
        Some(text) => text,
        None if parameter.media_type.is_some() => return None,
        None => super::pieces::unencoded(&Shape::of(parameter), value)?,
    };
    let is_text =
        text.bytes().all(|byte| matches!(byte, 0x20..=0x7e)) && text.trim() == text && !text.is_empty();
    is_text.then_some(text)
}
