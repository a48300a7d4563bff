//! What of a body is declared: everything else is accepted and forgotten.

use hutong_specs::schema::Schema;
use serde_json::Value;

use crate::pointer::escaped;

/// The declared members of a value, at every depth.
pub(super) fn declared(schema: &Schema, value: &Value) -> Value {
    let schema = schema.resolved();
    match value {
        Value::Object(members) if schema.value().get("properties").is_some() => {
            let kept = members.iter().filter_map(|(name, member)| {
                let pointer = format!("{}/properties/{}", schema.pointer(), escaped(name));
                Some((name.clone(), below(&schema, pointer, member)?))
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => {
            let pointer = format!("{}/items", schema.pointer());
            let kept = items
                .iter()
                .filter_map(|item| below(&schema, pointer.clone(), item));
            Value::Array(kept.collect())
        }
        other => other.clone(),
    }
}

fn below(schema: &Schema, pointer: String, value: &Value) -> Option<Value> {
    schema.set().document().pointer(&pointer)?;
    Some(declared(&Schema::new(schema.set().clone(), pointer), value))
}
