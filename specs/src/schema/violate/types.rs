//! Values of another JSON type, and the ones that lenient readers turn into the right type.

use serde_json::{Map, Number, Value, json};

use super::table::Broken;
use crate::schema::inhabit::kinds::allows;
use crate::schema::spot::{Replacement, Spot};

/// One value of each type that is not allowed, then the coercions.
pub(super) fn broken(spot: &Spot<'_>) -> Broken {
    let Some(types) = spot.keywords.get("type") else {
        return Ok(Vec::new());
    };
    let foreign = samples().into_iter().filter(|(kind, _, _)| !allows(types, kind));
    let mut broken: Vec<Replacement> = foreign.map(|(_, what, value)| (what.to_owned(), value)).collect();
    broken.extend(coercions(spot.value).into_iter().filter(|(_, value)| !allows(types, kind(value))));
    if broken.is_empty() {
        return Err("every type is allowed".to_owned());
    }
    Ok(broken)
}

fn samples() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("string", "string", Value::from("测试")),
        ("number", "number", json!(1.5)),
        ("integer", "integer", json!(7)),
        ("boolean", "boolean", Value::Bool(true)),
        ("null", "null", Value::Null),
        ("array", "array", Value::Array(Vec::new())),
        ("object", "object", Value::Object(Map::new())),
    ]
}

/// What stands there, written as another type.
fn coercions(value: &Value) -> Vec<Replacement> {
    let mut coercions = Vec::new();
    let mut add = |what: &str, value: Value| coercions.push((what.to_owned(), value));
    match value {
        Value::Number(number) => add("coercion-text", Value::from(number.to_string())),
        Value::Bool(truth) => {
            add("coercion-text", Value::from(truth.to_string()));
            add("coercion-number", Value::from(u8::from(*truth)));
        }
        Value::String(text) => {
            if let Ok(number) = text.parse::<Number>() {
                add("coercion-number", Value::Number(number));
            }
        }
        Value::Array(items) => items.first().into_iter().for_each(|item| add("coercion-item", item.clone())),
        Value::Object(_) => add("coercion-text", Value::from(value.to_string())),
        Value::Null => add("coercion-text", Value::from("null")),
    }
    if !value.is_array() {
        add("coercion-array", Value::Array(vec![value.clone()]));
    }
    coercions
}

/// The narrowest type of a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.to_string().contains(['.', 'e', 'E']) => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
