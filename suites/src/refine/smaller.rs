//! JSON values that are one step nearer to a known one.

use serde_json::{Map, Value};

use super::smaller_text::{numbers, texts};

/// Up to how many members or items each is tried by itself.
const SINGLY: usize = 32;

/// Values that are one step nearer to `base` than `value` is, the boldest step first. `base` is `None` where nothing needs
/// to stand.
pub(super) fn smaller(base: Option<&Value>, value: &Value) -> Vec<Value> {
    if base == Some(value) {
        return Vec::new();
    }
    let mut nearer: Vec<Value> = base.cloned().into_iter().collect();
    nearer.extend(match value {
        Value::Object(members) => objects(base.and_then(Value::as_object), members),
        Value::Array(items) => arrays(base.and_then(Value::as_array), items),
        Value::String(text) => texts(text).into_iter().map(Value::String).collect(),
        Value::Number(number) => numbers(number),
        Value::Bool(true) => vec![Value::Bool(false)],
        Value::Bool(false) | Value::Null => Vec::new(),
    });
    nearer
}

/// Objects of which some members are as the base has them, or left out, and objects of which one member is smaller.
fn objects(base: Option<&Map<String, Value>>, value: &Map<String, Value>) -> Vec<Value> {
    let known = |name: &str| base.and_then(|base| base.get(name));
    let of_base = base.into_iter().flat_map(Map::keys).filter(|name| !value.contains_key(*name));
    let differing: Vec<&String> =
        value.keys().filter(|name| known(name) != value.get(*name)).chain(of_base).collect();
    let mut nearer = Vec::new();
    for part in parts(differing.len()) {
        let mut changed = value.clone();
        for name in differing.get(part).unwrap_or_default() {
            match known(name) {
                Some(member) => changed.insert((*name).clone(), member.clone()),
                None => changed.shift_remove(*name),
            };
        }
        nearer.push(Value::Object(changed));
    }
    for name in differing.into_iter().take(SINGLY) {
        let Some(member) = value.get(name) else { continue };
        for smaller in smaller(None, member) {
            let mut changed = value.clone();
            changed.insert(name.clone(), smaller);
            nearer.push(Value::Object(changed));
        }
    }
    nearer
}

/// Arrays of which some items are left out, and arrays of which one item is smaller.
fn arrays(base: Option<&Vec<Value>>, value: &[Value]) -> Vec<Value> {
    let mut nearer = vec![Value::Array(Vec::new())];
    for part in parts(value.len()) {
        let kept = value.iter().enumerate().filter(|(index, _)| !part.contains(index));
        nearer.push(Value::Array(kept.map(|(_, item)| item.clone()).collect()));
    }
    for (index, item) in value.iter().enumerate().take(SINGLY) {
        let known = base.and_then(|base| base.get(index).or(base.first()));
        for smaller in smaller(known, item) {
            let mut changed = value.to_vec();
            if let Some(place) = changed.get_mut(index) {
                *place = smaller;
            }
            nearer.push(Value::Array(changed));
        }
    }
    nearer
}

/// Halves, quarters and so on, down to each by itself.
fn parts(count: usize) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut size = count.div_ceil(2);
    while size > 0 && count > 0 && count.div_ceil(size) <= SINGLY {
        parts.extend((0..count.div_ceil(size)).map(|part| part * size..((part + 1) * size).min(count)));
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    parts
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{parts, smaller};

    #[test]
    fn members_go_back_to_what_is_known_by_halves_and_one_by_one() {
        let base = json!({"a": 1, "b": 2, "c": 3});
        let value = json!({"a": 9, "b": 8, "d": 7, "c": 3});
        let nearer = smaller(Some(&base), &value);
        assert_eq!(nearer[0], base);
        for expected in [
            json!({"a": 1, "b": 2, "d": 7, "c": 3}),
            json!({"a": 9, "b": 8, "c": 3}),
            json!({"a": 1, "b": 8, "d": 7, "c": 3}),
            json!({"a": 4, "b": 8, "d": 7, "c": 3}),
        ] {
            assert!(nearer.contains(&expected), "{expected}: {nearer:?}");
        }
    }

    #[test]
    fn items_are_left_out_and_made_smaller() {
        let nearer = smaller(None, &json!(["x", "yz"]));
        for expected in [json!([]), json!(["yz"]), json!(["x"]), json!(["x", "z"])] {
            assert!(nearer.contains(&expected), "{expected}: {nearer:?}");
        }
    }

    #[test]
    fn parts_cover_everything_in_every_size() {
        assert!(parts(0).is_empty());
        assert_eq!(parts(2), [0..1, 1..2]);
        assert_eq!(parts(3), [0..2, 2..3, 0..1, 1..2, 2..3]);
    }
}
