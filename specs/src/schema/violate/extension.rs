//! Members that the value to start from lacks: put in, they bring constraints with them that can be broken too.

use serde_json::{Map, Value};

use crate::schema::place::{below, replaced, with};
use crate::schema::site::member_schemas;
use crate::schema::spot::Spot;
use crate::schema::whole::Schema;

/// The member that was put in, and the whole value with it.
pub(super) struct Extension {
    pub(super) at: String,
    pub(super) whole: Value,
}

/// Every way to put one described member into the object at a spot, such that the whole is still a member of the
/// schema. What only one side of an exchange may send is left alone.
pub(super) fn extensions(schema: &Schema, spot: &Spot<'_>, base: &Value) -> Vec<Extension> {
    let Some(object) = spot.value.as_object() else {
        return Vec::new();
    };
    let absent = names(spot).into_iter().filter(|name| !object.contains_key(name));
    absent.filter_map(|name| extension(schema, spot, base, object, &name)).collect()
}

fn extension(
    schema: &Schema,
    spot: &Spot<'_>,
    base: &Value,
    object: &Map<String, Value>,
    name: &str,
) -> Option<Extension> {
    let places = member_schemas(spot.set, spot.keywords, &spot.site.pointer, name);
    if places.iter().any(|place| spot.one_sided(place)) {
        return None;
    }
    let inhabitant = |attempt| match places.first() {
        Some(place) => spot.inhabitant(place, attempt),
        None => Some(Value::from("extra")),
    };
    let values = (0..2).filter_map(inhabitant);
    let mut wholes = values.map(|value| replaced(base, &spot.site.at, with(object, name, value)));
    let whole = wholes.find(|whole| schema.admits(whole))?;
    Some(Extension { at: below(&spot.site.at, name), whole })
}

/// The names that the keywords of the spot speak of.
fn names(spot: &Spot<'_>) -> Vec<String> {
    let keys =
        |keyword| spot.keywords.get(keyword).and_then(Value::as_object).into_iter().flat_map(Map::keys);
    let mut names: Vec<String> = keys("properties").chain(keys("dependentSchemas")).cloned().collect();
    let mut source = spot.source("patternProperties");
    names.extend(keys("patternProperties").filter_map(|pattern| spot.set.sampled(pattern, &mut source)));
    if spot.keywords.get("additionalProperties").is_some_and(Value::is_object) {
        names.push("hutong_extra".to_owned());
    }
    names
}
