//! Objects that have a member without those that it demands.

use serde_json::{Map, Value};

use crate::schema::place::{below, with, without};
use crate::schema::spot::{Replacement, Spot};

/// For each rule and each member that it demands: the member that demands is there, the other is not.
pub(super) fn broken(spot: &Spot<'_>) -> Vec<Replacement> {
    let (Some(object), Some(rules)) =
        (spot.value.as_object(), spot.keywords.get("dependentRequired").and_then(Value::as_object))
    else {
        return Vec::new();
    };
    rules.iter().flat_map(|(name, demanded)| rule(spot, object, name, demanded)).collect()
}

fn rule(spot: &Spot<'_>, object: &Map<String, Value>, name: &str, demanded: &Value) -> Vec<Replacement> {
    let mut demanding = object.clone();
    if !object.contains_key(name) {
        let place = below(&spot.site.constraint("properties"), name);
        let described = spot.set.document().pointer(&place).and_then(|_| spot.inhabitant(&place, 0));
        if let Value::Object(added) = with(object, name, described.unwrap_or_else(|| Value::from("extra"))) {
            demanding = added;
        }
    }
    let demanded = demanded.as_array().into_iter().flatten().filter_map(Value::as_str);
    demanded.map(|missing| (format!("{name}-without-{missing}"), without(&demanding, missing))).collect()
}
