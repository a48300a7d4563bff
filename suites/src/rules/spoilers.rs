//! How a good JSON body is spoilt below the level of values, and what may be demanded of each kind.
//!
//! A JSON parser may accept forms and extensions that are not JSON (RFC 8259 §9), so a plain document does not demand that
//! comments or a trailing comma be refused; a standard that says so may.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::plan::{Content, Piece, Template};
use serde_json::Value;

use super::unknown_field::UNKNOWN;
use crate::plan::{Entity, json_template};

/// What may be demanded of a spoilt body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// No extension of JSON makes sense of it.
    Broken,
    /// It is no JSON, but some readers take it for some.
    Extended,
    /// It is JSON by its grammar, or close enough that readers may ignore what is wrong; readers differ in what it says.
    Doubtful,
}

/// A way of spoiling a body.
#[derive(Debug)]
pub(crate) struct Spoiler {
    /// The name in the case's id.
    pub(crate) what: &'static str,
    /// What may be demanded.
    pub(crate) kind: Kind,
    /// What is sent in place of the body; `None` if this body cannot be spoilt so.
    pub(crate) spoilt: fn(&Entity) -> Option<Content>,
}

/// 测试 in GBK: no UTF-8.
const GBK: &[u8] = b"\"\xb2\xe2\xca\xd4\"";

/// Every way of spoiling a body.
pub(crate) const SPOILERS: &[Spoiler] = &[
    Spoiler { what: "empty", kind: Kind::Broken, spoilt: |_| Some(text("")) },
    Spoiler { what: "truncated", kind: Kind::Broken, spoilt: truncated },
    Spoiler {
        what: "trailing",
        kind: Kind::Extended,
        spoilt: |entity| Some(text(&format!("{}}}", entity.value))),
    },
    Spoiler { what: "unquoted", kind: Kind::Extended, spoilt: |_| Some(text("{a:1}")) },
    Spoiler { what: "other-top-level", kind: Kind::Broken, spoilt: other_top_level },
    Spoiler { what: "not-utf-8", kind: Kind::Extended, spoilt: |_| Some(bytes(b"{\"a\":\"\xff\xfe\"}")) },
    Spoiler { what: "unclosed-text", kind: Kind::Broken, spoilt: unclosed },
    Spoiler {
        what: "trailing-text",
        kind: Kind::Extended,
        spoilt: |entity| Some(text(&format!("{} hutong", entity.value))),
    },
    Spoiler { what: "trailing-comma", kind: Kind::Extended, spoilt: trailing_comma },
    Spoiler {
        what: "comment",
        kind: Kind::Extended,
        spoilt: |entity| Some(text(&format!("/* hutong */{}", entity.value))),
    },
    Spoiler { what: "single-quotes", kind: Kind::Extended, spoilt: single_quotes },
    Spoiler { what: "nan", kind: Kind::Extended, spoilt: |entity| with_member(entity, b"NaN") },
    Spoiler { what: "infinity", kind: Kind::Extended, spoilt: |entity| with_member(entity, b"-Infinity") },
    Spoiler { what: "leading-zero", kind: Kind::Extended, spoilt: |entity| with_member(entity, b"01") },
    Spoiler {
        what: "control-character",
        kind: Kind::Extended,
        spoilt: |entity| with_member(entity, b"\"a\x01\x00b\""),
    },
    Spoiler { what: "gbk", kind: Kind::Extended, spoilt: |entity| with_member(entity, GBK) },
    Spoiler { what: "utf-16", kind: Kind::Extended, spoilt: |entity| Some(bytes(&utf_16(&entity.value))) },
    Spoiler {
        what: "byte-order-mark",
        kind: Kind::Doubtful,
        spoilt: |entity| Some(text(&format!("\u{feff}{}", entity.value))),
    },
    Spoiler { what: "name-twice", kind: Kind::Doubtful, spoilt: name_twice },
    Spoiler {
        what: "lone-surrogate",
        kind: Kind::Doubtful,
        spoilt: |entity| with_member(entity, b"\"\\ud800\""),
    },
    Spoiler {
        what: "escaped-nul",
        kind: Kind::Doubtful,
        spoilt: |entity| with_member(entity, b"\"a\\u0000b\""),
    },
];

fn text(text: &str) -> Content {
    Content::Text(Template::text(text))
}

/// Bytes as text where they are some, so that a person can read the plan.
fn bytes(bytes: &[u8]) -> Content {
    match std::str::from_utf8(bytes) {
        Ok(readable) => text(readable),
        Err(_) => Content::Bytes(STANDARD.encode(bytes)),
    }
}

/// The body without its last half; still no JSON since it opens more than it closes.
fn truncated(entity: &Entity) -> Option<Content> {
    let whole = entity.value.to_string();
    let is_nested = entity.value.is_object() || entity.value.is_array();
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    (is_nested && !half.is_empty()).then(|| text(&half))
}

/// A list where an object is asked for, or the other way round, if the schema refuses it.
fn other_top_level(entity: &Entity) -> Option<Content> {
    let other = if entity.value.is_array() {
        Value::Object(serde_json::Map::new())
    } else {
        Value::Array(Vec::new())
    };
    let schema = entity.schema.as_ref()?;
    (!schema.admits(&other)).then(|| text(&other.to_string()))
}

/// The body up to its last quote.
fn unclosed(entity: &Entity) -> Option<Content> {
    let whole = entity.value.to_string();
    let (before, _) = whole.rsplit_once('"')?;
    Some(text(before))
}

fn trailing_comma(entity: &Entity) -> Option<Content> {
    let whole = entity.value.to_string();
    let is_empty = entity.value.as_object().is_some_and(serde_json::Map::is_empty)
        || entity.value.as_array().is_some_and(Vec::is_empty);
    let (before, last) = whole.split_at_checked(whole.len().checked_sub(1)?)?;
    (!is_empty && matches!(last, "}" | "]")).then(|| text(&format!("{before},{last}")))
}

fn single_quotes(entity: &Entity) -> Option<Content> {
    let whole = entity.value.to_string();
    let is_plain = whole.contains('"') && !whole.contains(['\'', '\\']);
    is_plain.then(|| text(&whole.replace('"', "'")))
}

/// The body with one member or item more, written as these bytes. Slots stay slots where the bytes are text: what readers
/// take all the same is a thing of its own, which can be told and removed.
fn with_member(entity: &Entity, written: &[u8]) -> Option<Content> {
    if let (Value::Object(members), Ok(written)) = (&entity.value, std::str::from_utf8(written)) {
        let mut members = members.clone();
        members.insert(UNKNOWN.to_owned(), Value::Null);
        let at = format!("/{UNKNOWN}");
        let hole = (at.as_str(), vec![Piece::Text(written.to_owned())]);
        return Some(Content::Text(json_template(&members.into(), &entity.fills, &[hole])));
    }
    let whole = entity.value.to_string();
    let (start, is_empty) = match &entity.value {
        Value::Object(members) => (format!("{{\"{UNKNOWN}\":"), members.is_empty()),
        Value::Array(items) => ("[".to_owned(), items.is_empty()),
        _ => return None,
    };
    let rest = whole.get(1..)?;
    let separator: &[u8] = if is_empty { b"" } else { b"," };
    Some(bytes(&[start.as_bytes(), written, separator, rest.as_bytes()].concat()))
}

/// The first member once more, at the end, with the same value.
fn name_twice(entity: &Entity) -> Option<Content> {
    let (name, value) = entity.value.as_object()?.iter().next()?;
    let whole = entity.value.to_string();
    let before = whole.strip_suffix('}')?;
    Some(text(&format!("{before},{}:{value}}}", Value::from(name.as_str()))))
}

/// In UTF-16 with its mark.
fn utf_16(value: &Value) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(value.to_string().encode_utf16().collect::<Vec<_>>());
    units.flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use hutong_specs::plan::{Content, Template};
    use hutong_specs::text::json;
    use serde_json::{Value, json};

    use super::{Kind, SPOILERS};
    use crate::plan::{Entity, Form};

    fn entity(value: Value) -> Entity {
        Entity {
            media_type: None,
            schema: None,
            form: Form::Json,
            encoding: std::collections::BTreeMap::new(),
            value,
            fills: Vec::new(),
            instead: None,
        }
    }

    fn written(content: &Content) -> Vec<u8> {
        use base64::Engine as _;
        match content {
            Content::Text(template) => Template::as_text(template).unwrap().into_bytes(),
            Content::Bytes(text) => base64::engine::general_purpose::STANDARD.decode(text).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_called_broken_or_extended_is_no_json_and_what_is_doubtful_differs_from_the_body() {
        for value in [json!({"a": "b", "c": [1]}), json!({}), json!([1, "x"]), json!("t")] {
            for spoiler in SPOILERS {
                let Some(content) = (spoiler.spoilt)(&entity(value.clone())) else {
                    continue;
                };
                let bytes = written(&content);
                assert_ne!(bytes, value.to_string().into_bytes(), "{}", spoiler.what);
                let is_json = json::read(&bytes).is_ok();
                assert!(spoiler.kind == Kind::Doubtful || !is_json, "{} of {value}", spoiler.what);
            }
        }
    }

    #[test]
    fn an_object_is_spoilt_in_every_way_that_needs_no_schema() {
        let made = SPOILERS.iter().filter(|spoiler| (spoiler.spoilt)(&entity(json!({"a": "b"}))).is_some());
        assert_eq!(made.count(), SPOILERS.len() - 1);
    }
}
