//! Changing every text of a row.

use serde_json::Value;

use crate::province::Row;

/// Changes every text of a row, at every depth.
pub(super) fn each_text(row: &mut Row, change: fn(&str) -> String) {
    row.values_mut().for_each(|value| changed(value, change));
}

fn changed(value: &mut Value, change: fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| changed(item, change)),
        Value::Object(members) => each_text(members, change),
        _ => {}
    }
}
