//! Masks the names of persons in JSON, also in JSON that is a string within JSON.
//!
//! Whether a member holds a name is told by its key; bodies that are cut off or broken are masked as far as they go.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::glyph::{Glyph, glyphs};

/// Keys that hold the name of a person and do not say so by their ending.
const PERSONS: &[&str] = &[
    "certificate_holder",
    "entrust_person",
    "handle_user",
    "legal",
    "legal_person",
    "legal_representative",
    "name",
    "username",
];

/// Keys that end like names and hold the name of a thing or a public body.
const THINGS: &[&str] = &[
    "catalog_name",
    "certificate_name",
    "dept_name",
    "event_name",
    "fee_name",
    "item_name",
    "material_name",
    "org_name",
    "org_short_name",
    "process_name",
    "region_name",
    "service_name",
    "table_name",
    "table_sql_name",
    "task_name",
];

/// A key, its closing quote, the colon and the opening quote of the value, each quote escaped or not.
static MEMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?<key>[A-Za-z0-9_-]+)\\*"\s*:\s*(?<quote>\\*)""#).ok());

/// Masks the values of keys that hold names of persons: the first character is kept.
pub fn mask_names(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for value in values(text) {
        masked.push_str(text.get(done..value.start).unwrap_or_default());
        masked.push_str(&mask_name(text.get(value.clone()).unwrap_or_default()));
        done = value.end;
    }
    masked.push_str(text.get(done..).unwrap_or_default());
    masked
}

/// The places of the values to be masked, in their order.
fn values(text: &str) -> Vec<Range<usize>> {
    let Some(member) = MEMBER.as_ref() else {
        return Vec::new();
    };
    let mut values: Vec<Range<usize>> = Vec::new();
    for captures in member.captures_iter(text) {
        let (Some(whole), Some(key), Some(quote)) =
            (captures.get(0), captures.name("key"), captures.name("quote"))
        else {
            continue;
        };
        let done = values.last().map_or(0, |value| value.end);
        if is_person(key.as_str()) && whole.start() >= done {
            values.push(whole.end()..end_of_string(text, whole.end(), quote.len()));
        }
    }
    values
}

/// Whether a key, in snake or camel case, holds the name of a person.
fn is_person(key: &str) -> bool {
    let key = snake_case(key);
    let named = key.ends_with("_name") && !THINGS.contains(&key.as_str());
    named || PERSONS.contains(&key.as_str())
}

pub(super) fn snake_case(key: &str) -> String {
    let mut snake = String::new();
    let mut after_small = false;
    for character in key.chars() {
        if character.is_ascii_uppercase() && after_small {
            snake.push('_');
        }
        after_small = character.is_ascii_lowercase() || character.is_ascii_digit();
        snake.push(if character == '-' { '_' } else { character.to_ascii_lowercase() });
    }
    snake
}

/// Where the string ends that began behind a quote with that many backslashes: at the next quote of the same depth.
///
/// A backslash that the string itself holds takes twice as many at each depth, so the count tells them apart.
pub(super) fn end_of_string(text: &str, start: usize, depth: usize) -> usize {
    let mut backslashes = 0;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'\\' => backslashes += 1,
            b'"' if backslashes % (2 * (depth + 1)) == depth => return at - depth,
            _ => backslashes = 0,
        }
    }
    text.len()
}

/// Keeps the first character; a backslash is not kept, for half an escape would break the JSON around it.
fn mask_name(name: &str) -> String {
    let shown = |(at, glyph): (usize, &Glyph<'_>)| match at {
        0 if glyph.written != "\\" => glyph.written.to_owned(),
        _ => "*".to_owned(),
    };
    glyphs(name).iter().enumerate().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_keep_their_first_character() {
        for key in
            ["applyer_name", "contact_name", "handle_user_name", "userName", "certificate_holder", "legal"]
        {
            let text = format!(r#"{{"{key}" : "测试人", "n":1}}"#);
            assert_eq!(mask_names(&text), format!(r#"{{"{key}" : "测**", "n":1}}"#));
        }
    }

    #[test]
    fn names_of_things_stay() {
        for key in ["task_name", "orgName", "dept_name", "code", "surname_of_thing"] {
            let text = format!(r#"{{"{key}":"测试事项"}}"#);
            assert_eq!(mask_names(&text), text);
        }
    }

    #[test]
    fn json_within_json_is_masked_at_every_depth() {
        let inner = serde_json::json!({ "user_name": "测\"试\\人", "x": 1 }).to_string();
        let middle = serde_json::json!({ "data": inner }).to_string();
        let outer = serde_json::json!({ "data": middle }).to_string();
        for text in [&inner, &middle, &outer] {
            let masked = mask_names(text);
            assert!(!masked.contains('试') && !masked.contains('人') && masked.contains('测'), "{masked}");
            assert!(serde_json::from_str::<serde_json::Value>(&masked).is_ok(), "{masked}");
        }
    }

    #[test]
    fn escaped_names_and_cut_bodies_are_masked() {
        assert_eq!(mask_names(r#"{"legal":"\u6d4b\u8bd5\u4eba"}"#), r#"{"legal":"\u6d4b**"}"#);
        assert_eq!(mask_names(r#"{"legal":"测试"#), r#"{"legal":"测*"#);
    }

    #[test]
    fn a_value_that_ends_in_a_backslash_ends_where_json_says() {
        let text = r#"{"legal":"测\\","code":"200"}"#;
        assert!(mask_names(text).ends_with(r#"","code":"200"}"#));
    }
}
