//! Changes of a valid body, as clauses and scenarios of a pack write them.

use serde_json::{Value, json};

/// The body after `set`, `remove` and `anew` of a change.
pub(crate) fn changed(mut body: Value, change: &Value) -> Value {
    for (pointer, value) in change.get("set").and_then(Value::as_object).into_iter().flatten() {
        put(&mut body, pointer, value.clone());
    }
    for pointer in change.get("anew").and_then(Value::as_array).into_iter().flatten() {
        let pointer = pointer.as_str().unwrap();
        let another = format!("{}-2", body.pointer(pointer).unwrap().as_str().unwrap());
        put(&mut body, pointer, json!(another));
    }
    for pointer in change.get("remove").and_then(Value::as_array).into_iter().flatten() {
        let (above, name) = pointer.as_str().unwrap().rsplit_once('/').unwrap();
        body.pointer_mut(above).unwrap().as_object_mut().unwrap().remove(name);
    }
    body
}

fn put(body: &mut Value, pointer: &str, value: Value) {
    let (above, name) = pointer.rsplit_once('/').unwrap();
    match body.pointer_mut(above).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        object => drop(object.as_object_mut().unwrap().insert(name.to_owned(), value)),
    }
}
