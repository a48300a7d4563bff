//! What of a body is declared: everything else is accepted and forgotten.

use hutong_specs::schema::{Schema, SchemaSet};
use serde_json::Value;

/// The declared members of a value, at every depth.
pub(super) fn declared(schema: &Schema, value: &Value) -> Value {
    kept(schema.set(), schema.value(), value)
}

fn kept(set: &SchemaSet, schema: &Value, value: &Value) -> Value {
    let schema = followed(set, schema);
    let properties = schema.get("properties").and_then(Value::as_object);
    match (value, properties) {
        (Value::Object(members), Some(properties)) => {
            let kept = members
                .iter()
                .filter_map(|(name, member)| Some((name.clone(), kept(set, properties.get(name)?, member))));
            Value::Object(kept.collect())
        }
        (Value::Array(items), _) => {
            let item = schema.get("items");
            let kept = items.iter().filter_map(|value| item.map(|item| kept(set, item, value)));
            Value::Array(kept.collect())
        }
        (other, _) => other.clone(),
    }
}

/// The schema that a reference leads to.
fn followed<'a>(set: &'a SchemaSet, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").and_then(Value::as_str);
    match reference.and_then(|reference| reference.strip_prefix('#')) {
        Some(pointer) => set.value(&set.resolve(pointer)),
        None => schema,
    }
}
