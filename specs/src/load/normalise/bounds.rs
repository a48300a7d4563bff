//! Exclusive bounds: before 2019 a flag beside the bound.

use serde_json::{Map, Value};

use super::normaliser::Normaliser;
use crate::load::places::child;

/// Makes the flags `exclusiveMinimum` and `exclusiveMaximum` bounds.
pub(super) fn exclusive(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        let Some(Value::Bool(is_exclusive)) = schema.get(flag) else {
            continue;
        };
        let is_exclusive = *is_exclusive;
        schema.remove(flag);
        if let (true, Some(value)) = (is_exclusive, schema.get(bound).cloned()) {
            schema.remove(bound);
            schema.insert(flag.to_owned(), value);
            normaliser.places.moved(child(pointer, bound), child(pointer, flag));
        }
    }
}
