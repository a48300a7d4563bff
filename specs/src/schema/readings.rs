//! Single values as they travel outside of JSON: texts, and every value that a platform may read in them.

use serde_json::{Number, Value};

/// Every single value that a text can be read as: the text itself, and last what it says if it says something else, which
/// may be that there is nothing.
///
/// ```
/// use hutong_specs::schema::scalars;
/// use serde_json::json;
///
/// assert_eq!(scalars("1"), [json!("1"), json!(1)]);
/// assert_eq!(scalars("null"), [json!("null"), json!(null)]);
/// ```
pub fn scalars(text: &str) -> Vec<Value> {
    let says = if text == "null" { Value::Null } else { said(text) };
    let mut readings = vec![Value::from(text)];
    if !says.is_string() {
        readings.push(says);
    }
    readings
}

/// What a text outside of JSON says: a truth value, a number as JSON writes it, or itself.
pub fn said(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        text => text.parse::<Number>().map_or_else(|_| Value::from(text), Value::Number),
    }
}
