//! Values that no branch of a choice admits, that two admit, or that are forbidden.

use serde_json::{Map, Value, json};

use crate::schema::site::length;
use crate::schema::spot::{Replacement, Spot};

/// A member of the schema under `not`.
pub(super) fn forbidden(spot: &Spot<'_>) -> Vec<Replacement> {
    let place = spot.site.constraint("not");
    let mut found = Vec::new();
    for attempt in 0..4 {
        let Some(value) = spot.inhabitant(&place, attempt) else {
            break;
        };
        if let (Value::Object(base), Value::Object(more)) = (spot.value, &value) {
            found.push(base.clone().into_iter().chain(more.clone()).collect());
        }
        found.push(value);
    }
    found.into_iter().map(|value| ("forbidden".to_owned(), value)).collect()
}

/// A value that no branch admits.
pub(super) fn no_branch(_: &Spot<'_>) -> Vec<Replacement> {
    foreign()
}

/// A value that no branch admits, and one that two admit.
pub(super) fn no_branch_or_two(spot: &Spot<'_>) -> Vec<Replacement> {
    let mut found = foreign();
    for index in 0..length(spot.keywords, "oneOf").min(16) {
        let branch = format!("{}/{index}", spot.site.constraint("oneOf"));
        if spot.set.admits(&branch, spot.value) {
            continue;
        }
        let value = spot.inhabitant(&branch, 0);
        if let (Value::Object(base), Some(Value::Object(more))) = (spot.value, value) {
            found.push(("two-branches".to_owned(), more.into_iter().chain(base.clone()).collect()));
        }
    }
    found
}

/// One value of every type.
fn foreign() -> Vec<Replacement> {
    let values = [
        Value::Object(Map::new()),
        json!([]),
        json!("不在其中"),
        json!(""),
        json!(-0.5),
        json!(true),
        Value::Null,
    ];
    values.into_iter().map(|value| ("no-branch".to_owned(), value)).collect()
}
