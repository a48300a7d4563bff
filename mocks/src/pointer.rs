//! Writing and removing at JSON pointers.

use hutong_specs::text::pointer::unescaped;
use serde_json::{Map, Value};

/// Puts a value at a pointer through objects, making those that are missing.
pub(crate) fn put(root: &mut Value, pointer: &str, value: Value) {
    let mut place = root;
    for token in pointer.split('/').skip(1) {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Some(object) = place.as_object_mut() else {
            return;
        };
        place = object.entry(unescaped(token)).or_insert(Value::Null);
    }
    *place = value;
}

/// Takes the member at a pointer away; `*` means every item of an array.
pub(crate) fn remove(root: &mut Value, pointer: &str) {
    let Some((above, name)) = pointer.rsplit_once('/') else {
        return;
    };
    for object in meant(root, above) {
        if let Some(object) = object.as_object_mut() {
            object.shift_remove(&unescaped(name));
        }
    }
}

/// The places that a pointer with `*` means.
fn meant<'a>(root: &'a mut Value, pointer: &str) -> Vec<&'a mut Value> {
    let mut places = vec![root];
    for token in pointer.split('/').skip(1) {
        places = places.into_iter().flat_map(|place| below(place, token)).collect();
    }
    places
}

fn below<'a>(place: &'a mut Value, token: &str) -> Vec<&'a mut Value> {
    match (place, token) {
        (Value::Array(items), "*") => items.iter_mut().collect(),
        (Value::Object(members), "*") => members.values_mut().collect(),
        (Value::Array(items), index) => {
            index.parse().ok().and_then(|index: usize| items.get_mut(index)).into_iter().collect()
        }
        (Value::Object(members), name) => members.get_mut(&unescaped(name)).into_iter().collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{put, remove};

    #[test]
    fn a_member_is_taken_from_every_item() {
        let mut value = json!({"data": {"rows": [{"a": 1, "b": 2}, {"b": 3}]}});
        remove(&mut value, "/data/rows/*/b");
        assert_eq!(value, json!({"data": {"rows": [{"a": 1}, {}]}}));
        remove(&mut value, "/data");
        assert_eq!(value, json!({}));
    }

    #[test]
    fn what_is_missing_on_the_way_is_made() {
        let mut value = json!({"data": null});
        put(&mut value, "/data/secret", json!("x"));
        assert_eq!(value, json!({"data": {"secret": "x"}}));
    }
}
