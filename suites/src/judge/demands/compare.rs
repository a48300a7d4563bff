//! Values of two exchanges of the same case.

use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::{Place, Reference, Relation, Side};
use serde_json::Value;

use super::Scene;
use super::body::too_deep;
use super::selected::document;
use crate::judge::evidence::short_at;
use crate::judge::predicate;
use crate::judge::ruling::Ruling;
use crate::judge::view::{Unread, View};

/// Whether a value must be listed or must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    /// Some item has it.
    There,
    /// No item has it.
    NotThere,
}

/// The value at a pointer equals the other one.
pub(super) fn same(scene: Scene<'_>, view: &View<'_>, pointer: &str, reference: &Reference) -> Ruling {
    compare(scene, view, pointer, reference, true)
}

/// The value at a pointer differs from the other one.
pub(super) fn fresh(scene: Scene<'_>, view: &View<'_>, pointer: &str, reference: &Reference) -> Ruling {
    compare(scene, view, pointer, reference, false)
}

fn compare(
    scene: Scene<'_>,
    view: &View<'_>,
    pointer: &str,
    reference: &Reference,
    should_equal: bool,
) -> Ruling {
    let read = document(view);
    let json = match &read {
        Ok(document) => document.as_ref(),
        Err(unread) => return unreadable(view, unread),
    };
    let Some(other) = referred(scene, reference) else {
        return nothing(reference);
    };
    let value = json.pointer(pointer);
    if (value == Some(&other)) == should_equal {
        return Ruling::Met;
    }
    let seen = value.map(|value| short_at(pointer, value)).unwrap_or_default();
    Ruling::broken(
        FindingCode::HT301,
        Place::Body(pointer.to_owned()),
        Observed::Pair(seen, short_at(&reference.pointer, &other)),
    )
}

/// The value at a pointer stands in a relation to the other one.
pub(super) fn ordered(
    scene: Scene<'_>,
    view: &View<'_>,
    pointer: &str,
    relation: Relation,
    reference: &Reference,
) -> Ruling {
    let json = match readable(view) {
        Ok(json) => json,
        Err(ruling) => return ruling,
    };
    let Some(other) = referred(scene, reference) else {
        return nothing(reference);
    };
    let value = json.pointer(pointer);
    if value.is_some_and(|value| predicate::compares(value, relation, &other)) {
        return Ruling::Met;
    }
    let seen = value.map(|value| short_at(pointer, value)).unwrap_or_default();
    let observed = Observed::Pair(seen, short_at(&reference.pointer, &other));
    Ruling::broken(FindingCode::HT301, Place::Body(pointer.to_owned()), observed)
}

/// Some item, or no item, of an array has the other value.
pub(super) fn listed(
    scene: Scene<'_>,
    view: &View<'_>,
    array: &str,
    item: &str,
    reference: &Reference,
    listing: Listing,
) -> Ruling {
    let json = match readable(view) {
        Ok(json) => json,
        Err(ruling) => return ruling,
    };
    let Some(other) = referred(scene, reference) else {
        return nothing(reference);
    };
    let items = json.pointer(array).and_then(Value::as_array);
    let there = items.is_some_and(|items| items.iter().any(|entry| entry.pointer(item) == Some(&other)));
    if there == (listing == Listing::There) {
        return Ruling::Met;
    }
    let seen = items.map_or_else(String::new, |items| format!("{} items", items.len()));
    Ruling::broken(
        FindingCode::HT301,
        Place::Body(array.to_owned()),
        Observed::Pair(seen, short_at(&reference.pointer, &other)),
    )
}

pub(super) fn readable<'a>(view: &'a View<'_>) -> Result<&'a Value, Ruling> {
    view.json.as_ref().map_err(|unread| unreadable(view, unread))
}

fn unreadable(view: &View<'_>, unread: &Unread) -> Ruling {
    match unread {
        Unread::Cut => Ruling::Doubtful(Doubt::CutBody),
        Unread::NoResponse => Ruling::Silent,
        Unread::TooDeep => too_deep(view),
        Unread::Empty | Unread::NoJson(_) => Ruling::broken(
            FindingCode::HT206,
            Place::Body(String::new()),
            Observed::Value("no JSON".to_owned()),
        ),
    }
}

pub(super) fn referred(scene: Scene<'_>, reference: &Reference) -> Option<Value> {
    let view = scene.views.iter().rfind(|view| view.exchange.step == reference.step)?;
    match reference.side {
        Side::Request => view.request_json()?.pointer(&reference.pointer).cloned(),
        Side::Response => document(view).ok()?.pointer(&reference.pointer).cloned(),
    }
}

pub(super) fn nothing(reference: &Reference) -> Ruling {
    Ruling::Doubtful(Doubt::NothingToCompare(format!("{} {}", reference.step, reference.pointer)))
}
