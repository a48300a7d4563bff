//! Tuples: before 2020-12 `items` could be a list.

use serde_json::{Map, Value};

use super::normaliser::Normaliser;
use crate::load::places::child;

/// Makes a list under `items` `prefixItems`, and `additionalItems` what `items` is now. A list that is empty constrains
/// nothing.
pub(super) fn tuples(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    if !schema.get("items").is_some_and(Value::is_array) {
        return;
    }
    for (before, after) in [("items", "prefixItems"), ("additionalItems", "items")] {
        if let Some(value) = schema.remove(before) {
            if value.as_array().is_none_or(|list| !list.is_empty()) {
                schema.insert(after.to_owned(), value);
            }
            normaliser.rename(&child(pointer, before), &child(pointer, after));
        }
    }
}
