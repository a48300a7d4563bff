//! A thing and its item in a list say the same.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::{Agreement, Place};
use serde_json::Value;

use super::Scene;
use super::compare::{nothing, readable, referred};
use crate::judge::evidence::short_at;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// What the thing and its item in the list have both is the same; the first difference is shown.
pub(super) fn agrees(scene: Scene<'_>, view: &View<'_>, agreement: &Agreement) -> Ruling {
    let json = match readable(view) {
        Ok(json) => json,
        Err(ruling) => return ruling,
    };
    let list = referred(scene, &agreement.list);
    let (Some(thing), Some(Value::Array(items))) = (json.pointer(&agreement.pointer), list) else {
        return nothing(&agreement.list);
    };
    let key = thing.pointer(&agreement.key);
    let Some(item) = items.iter().find(|item| key.is_some() && item.pointer(&agreement.key) == key) else {
        return Ruling::Silent;
    };
    if !is_comparable(thing, item, agreement) {
        return Ruling::Silent;
    }
    let Some((at, seen, listed)) = difference(thing, item, agreement) else {
        return Ruling::Met;
    };
    let shown = |value: Option<&Value>| value.map(|value| short_at(at, value)).unwrap_or_default();
    Ruling::broken(
        FindingCode::HT301,
        Place::Body(format!("{}{at}", agreement.pointer)),
        Observed::Pair(shown(seen), shown(listed)),
    )
}

/// Whether the two have anything besides the key that is compared.
fn is_comparable(thing: &Value, item: &Value, agreement: &Agreement) -> bool {
    let mut members = agreement.members.iter().filter(|at| **at != agreement.key);
    !agreement.lists.is_empty()
        || members.any(|at| is_compared(thing.pointer(at), item.pointer(at), agreement.where_both))
}

fn is_compared(seen: Option<&Value>, listed: Option<&Value>, where_both: bool) -> bool {
    !where_both || seen.zip(listed).is_some_and(|both| !is_shortened(both))
}

/// Where the two differ first, with what either has there.
fn difference<'a>(
    thing: &'a Value,
    item: &'a Value,
    agreement: &'a Agreement,
) -> Option<(&'a str, Option<&'a Value>, Option<&'a Value>)> {
    let member = agreement.members.iter().find_map(|at| {
        let (seen, listed) = (thing.pointer(at), item.pointer(at));
        (is_compared(seen, listed, agreement.where_both) && seen != listed).then_some((
            at.as_str(),
            seen,
            listed,
        ))
    });
    member.or_else(|| {
        agreement.lists.iter().find_map(|(at, by)| {
            let seen = thing.pointer(at);
            Some((at.as_str(), seen, Some(lacking(seen, item.pointer(at)?, by)?)))
        })
    })
}

/// Whether the list shows a text in part, as lists do with long texts and with what is personal.
fn is_shortened((seen, listed): (&Value, &Value)) -> bool {
    let (Some(seen), Some(listed)) = (seen.as_str(), listed.as_str()) else { return false };
    let is_marked = listed.contains(['*', '…']) || listed.contains("...");
    seen != listed && (is_marked || seen.starts_with(listed))
}

/// The first of the listed items that the thing has not.
fn lacking<'a>(seen: Option<&Value>, listed: &'a Value, by: &[String]) -> Option<&'a Value> {
    let is_same = |one: &Value, other: &Value| by.iter().all(|at| one.pointer(at) == other.pointer(at));
    let own = seen.and_then(Value::as_array);
    let mut listed = listed.as_array()?.iter();
    listed.find(|item| !own.is_some_and(|own| own.iter().any(|one| is_same(one, item))))
}

#[cfg(test)]
mod tests {
    use hutong_specs::plan::{Agreement, Reference, Side};
    use serde_json::{Value, json};

    use super::{difference, is_comparable};

    fn agreement(where_both: bool) -> Agreement {
        Agreement {
            where_both,
            pointer: String::new(),
            list: Reference { step: "list".into(), side: Side::Response, pointer: "/all".to_owned() },
            key: "/id".to_owned(),
            members: vec!["/id".to_owned(), "/title".to_owned()],
            lists: [("/links".to_owned(), vec!["/href".to_owned()])].into(),
        }
    }

    fn at(thing: &Value, item: &Value, where_both: bool) -> Option<String> {
        difference(thing, item, &agreement(where_both)).map(|(at, ..)| at.to_owned())
    }

    #[test]
    fn where_lists_show_nothing_whole_nothing_is_shown() {
        let agreement = Agreement { lists: [].into(), ..agreement(true) };
        let thing = json!({"id": 1, "title": "t"});
        let comparable = |item| is_comparable(&thing, &item, &agreement);
        assert!(!comparable(json!({"id": 1, "title": "***"})) && !comparable(json!({"id": 1})));
        assert!(comparable(json!({"id": 1, "title": "t"})) && comparable(json!({"id": 1, "title": "u"})));
    }

    #[test]
    fn what_is_on_one_side_alone_differs_and_lists_may_be_longer() {
        let item = json!({"id": 1, "links": [{"href": "a", "rel": "x"}]});
        let more = json!({"id": 1, "links": [{"href": "b"}, {"href": "a"}], "other": true});
        assert_eq!(at(&more, &item, false), None);
        let titled = json!({"id": 1, "title": "t", "links": [{"href": "a"}]});
        assert_eq!(at(&titled, &item, false), Some("/title".to_owned()));
        assert_eq!(at(&titled, &item, true), None);
        for shown in ["", "t*", "…"] {
            assert_eq!(at(&titled, &json!({"id": 1, "title": shown}), true), None, "{shown}");
        }
        let other = json!({"id": 1, "title": "u", "links": []});
        assert_eq!(at(&titled, &other, true), Some("/title".to_owned()));
        assert_eq!(at(&json!({"id": 1, "links": [{"href": "b"}]}), &item, true), Some("/links".to_owned()));
        assert_eq!(at(&json!({"id": 1}), &item, false), Some("/links".to_owned()));
        assert_eq!(at(&item, &json!({"id": 1}), false), None);
    }
}
