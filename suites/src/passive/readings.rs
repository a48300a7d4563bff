//! Text that travelled, and what it breaks under the reading that does it most justice.

use hutong_specs::schema::{Schema, SchemaFault};
use serde_json::{Number, Value};

/// What a text breaks under the reading that breaks least; what it says comes before the text itself.
pub(super) fn faults_of_text(schema: &Schema, text: &str) -> Vec<SchemaFault> {
    let pieces: Vec<&str> = text.split(',').collect();
    let mut readings = vec![said(text)];
    if declares_array(schema) {
        readings.push(pieces.iter().map(|piece| said(piece)).collect());
        readings.push(pieces.iter().map(|piece| Value::from(*piece)).collect());
    }
    readings.push(Value::from(text));
    least(schema, &readings)
}

/// What several texts break as the items of an array.
pub(super) fn faults_of_texts(schema: &Schema, texts: &[String]) -> Vec<SchemaFault> {
    let as_said = texts.iter().map(|text| said(text)).collect();
    let as_text = texts.iter().map(|text| Value::from(text.as_str())).collect();
    least(schema, &[as_said, as_text])
}

/// The faults of the value that has fewest, the first of equals; none if one value is allowed.
pub(super) fn least(schema: &Schema, values: &[Value]) -> Vec<SchemaFault> {
    let faults = values.iter().map(|value| schema.faults(value));
    faults.min_by_key(Vec::len).unwrap_or_default()
}

/// What a text says: a number, a truth value, or itself.
pub(super) fn said(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        text => text.parse::<Number>().map_or_else(|_| Value::from(text), Value::Number),
    }
}

/// Whether the schema says that it is of arrays.
pub(super) fn declares_array(schema: &Schema) -> bool {
    declares(schema, "array")
}

/// Whether the schema names this type.
pub(super) fn declares(schema: &Schema, kind: &str) -> bool {
    match schema.resolved().value().get("type") {
        Some(Value::String(name)) => name == kind,
        Some(Value::Array(names)) => names.iter().any(|name| name == kind),
        _ => false,
    }
}
