//! Predicates over one JSON value.

use hutong_specs::identifiers;
use hutong_specs::plan::{Predicate, Relation};
use regex::Regex;
use serde_json::Value;

/// Whether a value, or its absence, meets a predicate. A regular expression that is none meets nothing.
pub(super) fn meets(predicate: &Predicate, value: Option<&Value>) -> bool {
    match (predicate, value) {
        (Predicate::Present, value) => value.is_some(),
        (Predicate::Absent, value) => value.is_none_or(Value::is_null),
        (Predicate::Differs(other), value) => value != Some(other),
        (_, None) => false,
        (Predicate::Compares { relation, to }, Some(value)) => compares(value, *relation, to),
        (Predicate::Length { relation, to }, Some(value)) => {
            length(value).is_some_and(|length| relation.holds(length.cmp(to)))
        }
        (Predicate::NotEmpty, Some(value)) => !is_empty(value),
        (Predicate::Equals(expected), Some(value)) => value == expected,
        (Predicate::OneOf(expected), Some(value)) => expected.contains(value),
        (Predicate::Type(name), Some(value)) => is_of_type(name, value),
        (Predicate::Matches(pattern), Some(value)) => text_matches(pattern, value),
        (Predicate::Keys(pattern), Some(value)) => {
            Regex::new(pattern).is_ok_and(|pattern| every_key(&pattern, value))
        }
        (Predicate::Format(name), Some(value)) => is_formatted(name, value),
        (Predicate::Items(least), Some(value)) => {
            value.as_array().is_some_and(|items| items.len() as u64 >= *least)
        }
        (Predicate::Each { pointer, equals }, Some(value)) => value
            .as_array()
            .is_some_and(|items| items.iter().all(|item| item.pointer(pointer) == Some(equals))),
    }
}

/// Whether two values of one kind, numbers or texts, stand in a relation; others can only be equal or not.
pub(super) fn compares(value: &Value, relation: Relation, to: &Value) -> bool {
    let ordering = match (value, to) {
        (Value::Number(left), Value::Number(right)) => match (left.as_i64(), right.as_i64()) {
            (Some(left), Some(right)) => Some(left.cmp(&right)),
            _ => left.as_f64().zip(right.as_f64()).and_then(|(left, right)| left.partial_cmp(&right)),
        },
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => None,
    };
    match (relation, ordering) {
        (Relation::Equal, _) => value == to,
        (Relation::Unequal, _) => value != to,
        (relation, ordering) => ordering.is_some_and(|ordering| relation.holds(ordering)),
    }
}

/// Characters of a text, items of an array, members of an object.
fn length(value: &Value) -> Option<u64> {
    let length = match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => return None,
    };
    u64::try_from(length).ok()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

fn text_matches(pattern: &str, value: &Value) -> bool {
    value.as_str().is_some_and(|text| Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text)))
}

fn every_key(pattern: &Regex, value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().all(|(key, member)| pattern.is_match(key) && every_key(pattern, member))
        }
        Value::Array(items) => items.iter().all(|item| every_key(pattern, item)),
        _ => true,
    }
}

fn is_formatted(name: &str, value: &Value) -> bool {
    value.as_str().is_some_and(|text| identifiers::is_valid(name, text).unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use hutong_specs::plan::Predicate;
    use serde_json::json;

    use super::meets;

    #[test]
    fn absence_is_not_emptiness() {
        assert!(meets(&Predicate::Absent, None));
        assert!(meets(&Predicate::Absent, Some(&json!(null))));
        assert!(!meets(&Predicate::NotEmpty, None));
        assert!(!meets(&Predicate::NotEmpty, Some(&json!(" "))));
        assert!(meets(&Predicate::NotEmpty, Some(&json!(0))));
    }

    #[test]
    fn keys_are_looked_at_at_every_depth() {
        let predicate = Predicate::Keys("^[a-z0-9_]+$".to_owned());
        assert!(meets(&predicate, Some(&json!({"a": [{"b_1": 1}]}))));
        assert!(!meets(&predicate, Some(&json!({"a": [{"B": 1}]}))));
    }
}
