//! Objects that lack one member each.

use crate::schema::inhabit::required;
use crate::schema::place::without;
use crate::schema::spot::{Replacement, Spot};

/// Each required member left out.
pub(super) fn broken(spot: &Spot<'_>) -> Vec<Replacement> {
    let Some(object) = spot.value.as_object() else {
        return Vec::new();
    };
    required(spot.keywords).map(|name| (format!("without-{name}"), without(object, name))).collect()
}
