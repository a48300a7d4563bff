//! Text that travelled, and what it breaks under the reading that does it most justice.

use hutong_specs::schema::{Schema, SchemaFault, said};
use serde_json::Value;

/// What a text breaks under the reading that breaks least; what it says comes before the text itself.
pub(super) fn faults_of_text(schema: &Schema, text: &str) -> Vec<SchemaFault> {
    let pieces: Vec<&str> = text.split(',').collect();
    let mut readings = vec![said(text)];
    if schema.names_type("array") {
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
