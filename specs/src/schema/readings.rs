//! Parameters as they travel: a text, and every value that a platform may read in it.

use serde_json::{Number, Value};

use super::inhabit::kinds::allows;
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
    readings(schema, text).iter().all(|reading| !schema.admits(reading))
}

/// Every value that a text can be read as.
fn readings(schema: &Schema, text: &str) -> Vec<Value> {
    let mut readings = scalars(text);
    if declares(schema, "array") {
        let pieces: Vec<&str> = text.split(',').collect();
        readings.push(pieces.iter().map(|piece| Value::from(*piece)).collect());
        readings.push(pieces.iter().filter_map(|piece| scalars(piece).pop()).collect());
        readings.push(Value::Array(vec![Value::from(text)]));
    }
    readings
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

fn declares(schema: &Schema, kind: &str) -> bool {
    schema.resolved().value().get("type").is_none_or(|types| allows(types, kind))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::schema::SchemaSet;

    fn violates(schema: Value, text: &str) -> bool {
        violates_on_the_wire(&Schema::new(Arc::new(SchemaSet::new(schema)), ""), text)
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
    }
}
