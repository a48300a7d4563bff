//! Objects with a member that is described and allowed no value at all.

use serde_json::{Map, Value};

use crate::schema::place::with;
use crate::schema::spot::{Replacement, Spot};

/// Each member whose schema is `false`, put in.
pub(super) fn forbidden(spot: &Spot<'_>) -> Vec<Replacement> {
    let Some(object) = spot.value.as_object() else {
        return Vec::new();
    };
    let described = spot.keywords.get("properties").and_then(Value::as_object);
    let closed =
        described.into_iter().flat_map(Map::iter).filter(|(_, schema)| **schema == Value::Bool(false));
    closed.map(|(name, _)| (format!("forbidden-{name}"), with(object, name, Value::from("extra")))).collect()
}
