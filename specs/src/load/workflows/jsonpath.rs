//! The part of JSON Path that can be said as data: a place, the items of an array that a filter finds, a length.

use serde_json::{Number, Value};

use crate::plan::{RELATIONS, Relation};
use crate::text::pointer::below;

/// A path that is understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Path {
    /// `$.a.b`: a place.
    Place(String),
    /// `$.a[?@.b == 'x']`: items of an array.
    Items { array: String, item: String, relation: Relation, value: Value },
    /// `$[?length(@.a) == 2]`: how long something is.
    Length { place: String, relation: Relation, number: u64 },
}

/// What can be written.
pub(super) const PATHS: &str = "write `$.a.b`, `$.list[?@.member == 'value']` or `$[?length(@.list) == 2]`; say the rest as \
                                simple conditions on `$response.body#/…`";

/// Reads a path; nothing if it is of another form.
pub(super) fn parse(text: &str) -> Option<Path> {
    let text = text.trim();
    let Some((before, filter)) = text.split_once("[?") else {
        return Some(Path::Place(place(text.strip_prefix('$')?)?));
    };
    let filter = unwrapped(filter.trim().strip_suffix(']')?);
    let array = place(before.strip_prefix('$')?)?;
    let (left, relation, right) = comparison(filter)?;
    match left.strip_prefix("length(").and_then(|inside| inside.strip_suffix(')')) {
        Some(inside) => {
            let inside = place(inside.trim().strip_prefix('@')?)?;
            let number = right.parse().ok()?;
            array.is_empty().then_some(Path::Length { place: inside, relation, number })
        }
        None => {
            Some(Path::Items { array, item: place(left.strip_prefix('@')?)?, relation, value: value(right)? })
        }
    }
}

/// A filter may stand in parentheses.
fn unwrapped(filter: &str) -> &str {
    let filter = filter.trim();
    filter.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(filter).trim()
}

fn comparison(filter: &str) -> Option<(&str, Relation, &str)> {
    let found = RELATIONS.iter().filter_map(|(sign, relation)| Some((filter.find(sign)?, sign, relation)));
    let (at, sign, relation) = found.min_by_key(|(at, sign, _)| (*at, usize::MAX - sign.len()))?;
    let (left, right) = (filter.get(..at)?, filter.get(at + sign.len()..)?);
    Some((left.trim(), *relation, right.trim()))
}

/// Members by name and items by number, as a JSON pointer.
fn place(path: &str) -> Option<String> {
    let mut pointer = String::new();
    let mut rest = path;
    while !rest.is_empty() {
        let (name, after) = if let Some(rest) = rest.strip_prefix('.') {
            rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()))
        } else {
            let (inside, after) = rest.strip_prefix('[')?.split_once(']')?;
            (inside.trim_matches('\''), after)
        };
        let is_plain = !name.is_empty() && !name.contains(['*', '?', ':', ',', '(', ')', ' ']);
        pointer = below(&pointer, is_plain.then_some(name)?);
        rest = after;
    }
    Some(pointer)
}

fn value(text: &str) -> Option<Value> {
    let quoted = ['\'', '"'].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    match (quoted, text) {
        (Some(inside), _) => Some(Value::from(inside)),
        (None, "true" | "false") => Some(Value::Bool(text == "true")),
        (None, "null") => Some(Value::Null),
        (None, _) => text.parse::<Number>().ok().map(Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Path, parse};
    use crate::plan::Relation;

    #[test]
    fn places_filters_and_lengths_are_read() {
        assert_eq!(parse("$.data.rows[0]"), Some(Path::Place("/data/rows/0".to_owned())));
        let items = |array: &str, value| Path::Items {
            array: array.to_owned(),
            item: "/a/b".to_owned(),
            relation: Relation::Unequal,
            value,
        };
        assert_eq!(parse("$.rows[?@.a.b != 'x']"), Some(items("/rows", json!("x"))));
        assert_eq!(parse("$[?(@.a.b != 2)]"), Some(items("", json!(2))));
        let length = Path::Length { place: "/rows".to_owned(), relation: Relation::AtMost, number: 2 };
        assert_eq!(parse("$[?length(@.rows) <= 2]"), Some(length));
    }

    #[test]
    fn what_cannot_be_said_as_data_is_not_read() {
        for text in ["rows", "$..a", "$.a[*]", "$.a[?@.b]", "$.a[?@.b == @.c]", "$.a[1:2]"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
