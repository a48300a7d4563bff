//! A value without everything that can be left out.

use serde_json::{Map, Value};

use super::place::below;
use super::whole::Schema;

/// `base` without every member whose absence the schema allows; `base` itself where it is no member.
pub(super) fn minimal(schema: &Schema, base: &Value) -> Value {
    let mut value = base.clone();
    if schema.admits(&value) {
        reduce(schema, &mut value, "");
    }
    value
}

fn reduce(schema: &Schema, whole: &mut Value, at: &str) {
    let names: Vec<String> =
        whole.pointer(at).and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned().collect();
    for name in names.into_iter().rev() {
        if !removed(schema, whole, at, &name) {
            reduce(schema, whole, &below(at, &name));
        }
    }
    for index in 0..whole.pointer(at).and_then(Value::as_array).map_or(0, Vec::len) {
        reduce(schema, whole, &format!("{at}/{index}"));
    }
}

/// Removes a member if the schema still admits the whole.
fn removed(schema: &Schema, whole: &mut Value, at: &str, name: &str) -> bool {
    let mut smaller = whole.clone();
    if let Some(Value::Object(object)) = smaller.pointer_mut(at) {
        object.shift_remove(name);
    }
    let possible = schema.admits(&smaller);
    if possible {
        *whole = smaller;
    }
    possible
}
