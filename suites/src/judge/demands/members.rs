//! What was sent comes back: every member of one value stands in another, which may have more.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::{Place, Reference};
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::Scene;
use super::compare::{nothing, readable, referred};
use crate::judge::evidence::short_at;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// The value at a pointer has every member of the other one; the first that it has not is shown.
pub(super) fn includes(
    scene: Scene<'_>,
    view: &View<'_>,
    (pointer, except): (&str, &[String]),
    reference: &Reference,
) -> Ruling {
    let json = match readable(view) {
        Ok(json) => json,
        Err(ruling) => return ruling,
    };
    let Some(other) = referred(scene, reference) else {
        return nothing(reference);
    };
    let Some(missing) = missing(json.pointer(pointer), &other, "", except) else {
        return Ruling::Met;
    };
    let at = format!("{pointer}{missing}");
    let seen = json.pointer(&at).map(|value| short_at(&at, value)).unwrap_or_default();
    let sent = other.pointer(&missing).map(|value| short_at(&missing, value)).unwrap_or_default();
    Ruling::broken(FindingCode::HT301, Place::Body(at), Observed::Pair(seen, sent))
}

/// The first place of `wanted` that is not the same in `value`.
fn missing(value: Option<&Value>, wanted: &Value, at: &str, except: &[String]) -> Option<String> {
    if except.iter().any(|left_aside| left_aside == at) {
        return None;
    }
    match (value, wanted) {
        (Some(Value::Object(members)), Value::Object(wanted)) => wanted
            .iter()
            .find_map(|(name, wanted)| missing(members.get(name), wanted, &below(at, name), except)),
        (Some(Value::Array(items)), Value::Array(wanted)) if items.len() == wanted.len() => {
            let mut pairs = items.iter().zip(wanted).enumerate();
            pairs.find_map(|(index, (item, wanted))| {
                missing(Some(item), wanted, &below(at, &index.to_string()), except)
            })
        }
        (value, wanted) => (value != Some(wanted)).then(|| at.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::missing;

    #[test]
    fn more_than_was_sent_may_come_back_and_no_less() {
        let value = json!({"a": {"b": 1, "more": 2}, "c": [1], "more": 3});
        let find = |wanted, except: &[String]| missing(Some(&value), &wanted, "", except);
        assert_eq!(find(json!({"a": {"b": 1}, "c": [1]}), &[]), None);
        assert_eq!(find(json!({"a": {"b": 2}}), &[]), Some("/a/b".to_owned()));
        assert_eq!(find(json!({"c": [1, 2]}), &[]), Some("/c".to_owned()));
        assert_eq!(find(json!({"d": 1}), &[]), Some("/d".to_owned()));
        assert_eq!(find(json!({"d": 1}), &["/d".to_owned()]), None);
    }
}
