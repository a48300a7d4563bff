//! JSON values that are one step nearer to a known one.

use serde_json::{Map, Value};

use super::smaller_text::{numbers, texts};

/// Up to how many members or items each is tried by itself.
const SINGLY: usize = 32;

/// Values, each made when it is asked for: there may be many more than anybody sends.
pub(super) type Values<'v> = Box<dyn Iterator<Item = Value> + 'v>;

/// Values that are one step nearer to `base` than `value` is, the boldest step first. `base` is `None` where nothing needs
/// to stand.
pub(super) fn smaller<'v>(base: Option<&'v Value>, value: &'v Value) -> Values<'v> {
    if base == Some(value) {
        return Box::new(std::iter::empty());
    }
    let nearer: Values<'v> = match value {
        Value::Object(members) => objects(base.and_then(Value::as_object), members),
        Value::Array(items) => arrays(base.and_then(Value::as_array), items),
        Value::String(text) => Box::new(texts(text).into_iter().map(Value::String)),
        Value::Number(number) => Box::new(numbers(number).into_iter()),
        Value::Bool(true) => Box::new(std::iter::once(Value::Bool(false))),
        Value::Bool(false) | Value::Null => Box::new(std::iter::empty()),
    };
    Box::new(base.cloned().into_iter().chain(nearer))
}

/// Objects of which some members are as the base has them, or left out, and objects of which one member is smaller.
fn objects<'v>(base: Option<&'v Map<String, Value>>, value: &'v Map<String, Value>) -> Values<'v> {
    let known = move |name: &str| base.and_then(|base| base.get(name));
    let of_base = base.into_iter().flat_map(Map::keys).filter(|name| !value.contains_key(*name));
    let differing: Vec<&String> =
        value.keys().filter(|name| known(name) != value.get(*name)).chain(of_base).collect();
    let singly: Vec<&String> = differing.iter().take(SINGLY).copied().collect();
    let by_parts = parts(differing.len()).into_iter().map(move |part| {
        let mut changed = value.clone();
        for name in differing.get(part).unwrap_or_default() {
            match known(name) {
                Some(member) => changed.insert((*name).clone(), member.clone()),
                None => changed.shift_remove(*name),
            };
        }
        Value::Object(changed)
    });
    let sent = singly.into_iter().filter_map(|name| Some((name, value.get(name)?)));
    let one_by_one = sent.flat_map(move |(name, member)| {
        smaller(known(name), member).map(move |smaller| {
            let mut changed = value.clone();
            changed.insert(name.clone(), smaller);
            Value::Object(changed)
        })
    });
    Box::new(by_parts.chain(one_by_one))
}

/// Arrays of which some items are left out, and arrays of which one item is smaller.
fn arrays<'v>(base: Option<&'v Vec<Value>>, value: &'v [Value]) -> Values<'v> {
    let by_parts = parts(value.len()).into_iter().map(|part| {
        let kept = value.iter().enumerate().filter(|(index, _)| !part.contains(index));
        Value::Array(kept.map(|(_, item)| item.clone()).collect())
    });
    let one_by_one = value.iter().enumerate().take(SINGLY).flat_map(move |(index, item)| {
        let known = base.and_then(|base| base.get(index).or(base.first()));
        smaller(known, item).map(move |smaller| {
            let mut changed = value.to_vec();
            if let Some(place) = changed.get_mut(index) {
                *place = smaller;
            }
            Value::Array(changed)
        })
    });
    Box::new(std::iter::once(Value::Array(Vec::new())).chain(by_parts).chain(one_by_one))
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
    use serde_json::{Value, json};

    use super::{parts, smaller};

    #[test]
    fn members_go_back_to_what_is_known_by_halves_and_one_by_one() {
        let base = json!({"a": 1, "b": 2, "c": 3});
        let value = json!({"a": 9, "b": 8, "d": 7, "c": 3});
        let nearer: Vec<Value> = smaller(Some(&base), &value).collect();
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
        let value = json!(["x", "yz"]);
        let nearer: Vec<Value> = smaller(None, &value).collect();
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
