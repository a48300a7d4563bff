//! Values as they travel outside of JSON: texts, and every value that a platform may read in them.

use serde_json::{Number, Value};

use super::whole::Schema;

/// Whether a text is refused by the schema however it is read. Only such a text is a violation once it is sent: to a
/// platform, the text `12` is an integer too.
///
/// ```
/// use std::sync::Arc;
/// use hutong_specs::schema::{Schema, SchemaSet};
/// use serde_json::json;
///
/// let schema = Schema::new(Arc::new(SchemaSet::new(json!({"type": "integer"}))), "");
/// use hutong_specs::schema::violates_on_the_wire;
/// assert!(!violates_on_the_wire(&schema, "12") && violates_on_the_wire(&schema, "1x"));
/// ```
pub fn violates_on_the_wire(schema: &Schema, text: &str) -> bool {
    readings(&[text]).iter().all(|reading| !schema.admits(reading))
}

/// Every value that the texts under one name can be read as: one text as a single value, as a list of one, as the pieces
/// between its commas and as the JSON that it is; several texts as a list.
///
/// ```
/// use hutong_specs::schema::readings;
/// use serde_json::json;
///
/// assert_eq!(readings(&["1"]), [json!("1"), json!(1), json!(["1"]), json!([1])]);
/// assert_eq!(readings(&["a", "b"]), [json!(["a", "b"])]);
/// ```
pub fn readings(texts: &[impl AsRef<str>]) -> Vec<Value> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let mut readings = match texts.as_slice() {
        [] => Vec::new(),
        [text] => of_one(text),
        texts => lists(texts),
    };
    readings.dedup();
    readings
}

fn of_one(text: &str) -> Vec<Value> {
    let mut readings = scalars(text);
    if text.contains(',') {
        readings.extend(lists(&text.split(',').collect::<Vec<_>>()));
    }
    readings.extend(lists(&[text]));
    if text.trim_start().starts_with(['{', '[']) {
        readings.extend(serde_json::from_str::<Value>(text));
    }
    readings
}

/// A list of texts, or of what they say.
fn lists(texts: &[&str]) -> Vec<Value> {
    let as_text = texts.iter().map(|text| Value::from(*text)).collect();
    let as_said = texts.iter().filter_map(|text| scalars(text).pop()).collect();
    vec![as_text, as_said]
}

/// Every single value that a text can be read as: the text itself, and last what it says if it says something else, which
/// may be that there is nothing.
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

/// The reading that does a sender most justice: the one that breaks least of what the schemas ask for together, and of
/// those one of the right type.
pub fn nearest(schemas: &[Schema], readings: Vec<Value>) -> Option<Value> {
    readings.into_iter().min_by_key(|reading| {
        let faults: Vec<_> = schemas.iter().flat_map(|schema| schema.faults(reading)).collect();
        let is_of_other_type = faults.iter().any(|fault| fault.at.is_empty() && fault.keyword == "type");
        (faults.len(), is_of_other_type)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::schema::SchemaSet;

    fn schema(schema: Value) -> Schema {
        Schema::new(Arc::new(SchemaSet::new(schema)), "")
    }

    fn violates(constraints: Value, text: &str) -> bool {
        violates_on_the_wire(&schema(constraints), text)
    }

    #[test]
    fn a_text_that_can_be_read_as_a_member_is_no_violation() {
        assert!(!violates(json!({"type": "integer"}), "12"));
        assert!(violates(json!({"type": "integer"}), "1.5"));
        assert!(violates(json!({"type": "integer"}), "a"));
        assert!(!violates(json!({"type": "boolean"}), "true"));
        assert!(violates(json!({"type": "integer", "maximum": 9}), "10"));
        assert!(!violates(json!({"type": "string", "maxLength": 2}), "12"));
        assert!(!violates(json!({"type": "array", "items": {"type": "integer"}}), "1,2"));
        assert!(violates(json!({"type": "array", "items": {"type": "integer"}}), "1,b"));
        assert!(!violates(json!({"allOf": [{"type": "array", "items": {"type": "integer"}}]}), "1"));
        assert!(!violates(json!({"type": ["integer", "null"]}), "null"));
    }

    #[test]
    fn the_reading_of_the_right_type_breaks_what_is_told() {
        let told = |constraints: Value, text: &str| nearest(&[schema(constraints)], readings(&[text]));
        assert_eq!(told(json!({"type": "integer", "maximum": 9}), "12"), Some(json!(12)));
        let numbers = json!({"type": "array", "items": {"type": "integer"}});
        assert_eq!(told(numbers, "1,b"), Some(json!([1, "b"])));
        assert_eq!(told(json!({"type": "array", "minItems": 2}), "null"), Some(json!(["null"])));
    }
}
