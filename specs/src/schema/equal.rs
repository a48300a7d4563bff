//! Equality of JSON values as the language has it: numbers by their size, objects without order.

use std::cmp::Ordering;

use serde_json::Value;

use super::decimal::Decimal;

/// Whether two values are the same to the language.
pub(super) fn equal(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Number(one), Value::Number(other)) => {
            one == other
                || Decimal::of(first)
                    .zip(Decimal::of(second))
                    .is_some_and(|(one, other)| one.compared(other) == Some(Ordering::Equal))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| other.get(name).is_some_and(|other| equal(value, other)))
        }
        _ => first == second,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_equal_by_their_size() {
        assert!(equal(&json!([1, {"a": 2.0, "b": 1}]), &json!([1.0, {"b": 1, "a": 2}])));
        assert!(!equal(&json!(1), &json!(true)) && !equal(&json!([1]), &json!([1, 1])));
    }
}
