//! Changes that a clause asks for by pointer: values set and members removed, in the body or in parameters.

use hutong_specs::plan::Place;
use hutong_specs::text::pointer::unescaped;
use serde_json::{Map, Value};

use crate::plan::Call;

/// The call with the value at `at` set, or removed if there is none, and the place that was meant.
///
/// A pointer of one part that names a parameter and no member of the body means the parameter.
pub(crate) fn changed<'a>(call: &Call<'a>, at: &str, value: Option<&Value>) -> (Call<'a>, Place) {
    let name = at.trim_start_matches('/');
    let in_body = call.body().is_some_and(|body| body.pointer(at).is_some());
    let parameter = call.operation.parameters.iter().find(|parameter| parameter.name == name);
    match parameter.filter(|_| !in_body) {
        Some(parameter) => {
            let call = match value {
                Some(value) => call.with_argument(parameter, value.clone()),
                None => call.without_argument(parameter),
            };
            (call, crate::plan::place(parameter))
        }
        None => (changed_body(call, at, value), Place::Body(at.to_owned())),
    }
}

/// The same in the body.
pub(crate) fn changed_body<'a>(call: &Call<'a>, at: &str, value: Option<&Value>) -> Call<'a> {
    let Some(mut body) = call.body().cloned() else {
        return call.clone();
    };
    match value {
        Some(value) => put(&mut body, at, value.clone()),
        None => remove(&mut body, at),
    }
    call.with_body(body)
}

/// The call with all changes made, set first.
pub(crate) fn all_changed<'a>(call: &Call<'a>, set: &Map<String, Value>, remove: &[String]) -> Call<'a> {
    let mut call = call.clone();
    for (at, value) in set {
        call = changed(&call, at, Some(value)).0;
    }
    for at in remove {
        call = changed(&call, at, None).0;
    }
    call
}

/// Puts a value at a pointer; objects on the way are made, and an index at the end of an array adds to it.
pub(crate) fn put(body: &mut Value, at: &str, value: Value) {
    let mut place = body;
    for part in at.split('/').skip(1).map(unescaped) {
        let next = match place {
            Value::Array(items) => {
                let index = part.parse().unwrap_or(items.len()).min(items.len());
                if index == items.len() {
                    items.push(Value::Null);
                }
                items.get_mut(index)
            }
            other => member(other, part),
        };
        let Some(next) = next else { return };
        place = next;
    }
    *place = value;
}

/// The member of this name; what is no object becomes one.
fn member(place: &mut Value, name: String) -> Option<&mut Value> {
    if !place.is_object() {
        *place = Value::Object(Map::new());
    }
    place.as_object_mut().map(|members| members.entry(name).or_insert(Value::Null))
}

fn remove(body: &mut Value, at: &str) {
    let Some((parent, last)) = at.rsplit_once('/') else {
        return;
    };
    match body.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            members.shift_remove(&unescaped(last));
        }
        Some(Value::Array(items)) => {
            if let Some(index) = last.parse().ok().filter(|index| *index < items.len()) {
                items.remove(index);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{put, remove};

    #[test]
    fn values_are_set_and_removed_by_pointer() {
        let mut body = json!({"a": [{"b": 1}]});
        put(&mut body, "/a/0/b", json!(2));
        put(&mut body, "/a/1", json!(3));
        put(&mut body, "/c/d", json!("x"));
        assert_eq!(body, json!({"a": [{"b": 2}, 3], "c": {"d": "x"}}));
        remove(&mut body, "/a/0");
        remove(&mut body, "/c");
        remove(&mut body, "/not/there");
        assert_eq!(body, json!({"a": [3]}));
    }
}
