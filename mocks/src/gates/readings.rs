//! What a text outside of JSON can be read as: a platform takes the reading that its schema admits.

use hutong_specs::schema::{Schema, scalars};
use serde_json::Value;

/// Every array that pieces can be read as: all texts, or all in their last reading.
pub(crate) fn arrays(pieces: &[&str]) -> Vec<Value> {
    let texts: Value = pieces.iter().map(|piece| Value::from(*piece)).collect();
    let values: Value = pieces.iter().filter_map(|piece| scalars(piece).pop()).collect();
    vec![texts, values]
}

/// A member of a form in the reading that its own schema admits, else as text.
pub(super) fn member(schema: Option<&Schema>, name: &str, text: &str) -> Value {
    let Some(schema) = schema.map(Schema::resolved) else {
        return Value::from(text);
    };
    let token = name.replace('~', "~0").replace('/', "~1");
    let own = Schema::new(schema.set().clone(), format!("{}/properties/{token}", schema.pointer()));
    let admitted = scalars(text).into_iter().rev().find(|reading| own.admits(reading));
    admitted.unwrap_or_else(|| Value::from(text))
}
