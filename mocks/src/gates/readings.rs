//! What texts outside of JSON can be read as: a platform takes the reading that its schema admits.

use std::sync::Arc;

use hutong_specs::schema::{Schema, SchemaSet, read_form, scalars};
use serde_json::Value;

/// Every array that pieces can be read as: all texts, or all in their last reading.
pub(crate) fn arrays(pieces: &[&str]) -> Vec<Value> {
    let texts: Value = pieces.iter().map(|piece| Value::from(*piece)).collect();
    let values: Value = pieces.iter().filter_map(|piece| scalars(piece).pop()).collect();
    vec![texts, values]
}

/// A form as its schema reads it; without one, its fields are texts.
pub(super) fn form(schema: Option<&Schema>, fields: &[(String, String)]) -> Value {
    let anything = || Schema::new(Arc::new(SchemaSet::new(Value::Bool(true))), "");
    read_form(&schema.cloned().unwrap_or_else(anything), fields)
}
