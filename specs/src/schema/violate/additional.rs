//! Objects with a member that nothing describes.

use serde_json::Value;

use crate::schema::place::with;
use crate::schema::spot::{Replacement, Spot};

/// A member that `additionalProperties: false` forbids.
pub(super) fn additional(spot: &Spot<'_>) -> Vec<Replacement> {
    extra(spot, "additionalProperties")
}

/// A member that `unevaluatedProperties: false` forbids.
pub(super) fn unevaluated(spot: &Spot<'_>) -> Vec<Replacement> {
    extra(spot, "unevaluatedProperties")
}

fn extra(spot: &Spot<'_>, keyword: &str) -> Vec<Replacement> {
    let Some(object) = spot.value.as_object() else {
        return Vec::new();
    };
    if spot.keywords.get(keyword) != Some(&Value::Bool(false)) {
        return Vec::new();
    }
    let names = ["hutong_extra", "hutongExtra", "0", "额外", "x-hutong"];
    let free = names.into_iter().filter(|name| !object.contains_key(*name));
    free.map(|name| ("extra-member".to_owned(), with(object, name, Value::from("extra")))).collect()
}
