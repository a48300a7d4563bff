//! Objects with a member whose name is not allowed.

use serde_json::Value;

use crate::schema::place::with;
use crate::schema::spot::{Replacement, Spot};

/// A member with a name that `propertyNames` refuses.
pub(super) fn broken(spot: &Spot<'_>) -> Vec<Replacement> {
    let Some(object) = spot.value.as_object() else {
        return Vec::new();
    };
    let place = spot.site.constraint("propertyNames");
    let names = ["", "hutong extra!", "额外", "hutong_extra", "HUTONG", "0"].map(str::to_owned);
    let long = [1, 2, 3, 40, 300].map(|length| "x".repeat(length));
    let refused =
        names.into_iter().chain(long).filter(|name| !spot.set.admits(&place, &Value::from(name.as_str())));
    refused.map(|name| ("foreign-name".to_owned(), with(object, &name, Value::from("extra")))).collect()
}
