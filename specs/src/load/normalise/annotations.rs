//! Examples: one under `example` before 3.1, a list under `examples` since.

use serde_json::{Map, Value};

use super::normaliser::Normaliser;
use crate::load::places::child;

/// Makes `example` the first of `examples`.
pub(super) fn example(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    let Some(example) = schema.remove("example").or_else(|| schema.remove("x-example")) else {
        return;
    };
    if !schema.get("examples").is_some_and(Value::is_array) {
        schema.insert("examples".to_owned(), Value::Array(vec![example]));
        normaliser.places.moved(child(pointer, "example"), child(&child(pointer, "examples"), "0"));
    }
}
