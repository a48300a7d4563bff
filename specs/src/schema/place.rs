//! Places in a JSON value: pointers, and copies of a value with one place changed.
//!
//! Nothing here knows schemas.

use serde_json::{Map, Value};

pub(super) use crate::text::pointer::{below, unescaped};

/// The pointer that a local reference such as `#/components/schemas/A` means; none for any other reference.
pub(crate) fn local(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    let pointer = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    (pointer.is_empty() || pointer.starts_with('/')).then(|| pointer.into_owned())
}

/// `base` with `value` at `at`; a member that is not there yet is added.
pub(super) fn replaced(base: &Value, at: &str, value: Value) -> Value {
    let mut whole = base.clone();
    if let Some(place) = whole.pointer_mut(at) {
        *place = value;
        return whole;
    }
    if let Some((parent, token)) = at.rsplit_once('/')
        && let Some(Value::Object(object)) = whole.pointer_mut(parent)
    {
        object.insert(unescaped(token), value);
    }
    whole
}

/// `object` without one member, the order of the others kept.
pub(super) fn without(object: &Map<String, Value>, name: &str) -> Value {
    let mut object = object.clone();
    object.shift_remove(name);
    Value::Object(object)
}

/// `object` with one more member.
pub(super) fn with(object: &Map<String, Value>, name: &str, value: Value) -> Value {
    let mut object = object.clone();
    object.insert(name.to_owned(), value);
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_is_changed_alone() {
        let base = json!({"a": {"b/c": 1}, "d": [1, 2]});
        assert_eq!(replaced(&base, "/a/b~1c", json!(2)), json!({"a": {"b/c": 2}, "d": [1, 2]}));
        assert_eq!(replaced(&base, "/a/new", json!(2)), json!({"a": {"b/c": 1, "new": 2}, "d": [1, 2]}));
        assert_eq!(replaced(&base, "/d/1", json!(9)), json!({"a": {"b/c": 1}, "d": [1, 9]}));
        assert_eq!(replaced(&base, "", json!(9)), json!(9));
    }

    #[test]
    fn references_are_read_as_pointers() {
        assert_eq!(local("#/a%20b/c"), Some("/a b/c".to_owned()));
        assert_eq!(local("#"), Some(String::new()));
        assert_eq!(local("#anchor"), None);
        assert_eq!(local("https://example.com/#/a"), None);
    }
}
