//! Discriminators: a property that says which of the alternatives a value is.

use serde_json::{Map, Value, json};

use super::normaliser::Normaliser;
use super::references::is_copy;

/// Makes each alternative demand its own value of the discriminator, as `OpenAPI` says that it selects.
pub(super) fn branches(_: &mut Normaliser<'_, '_>, _: &str, schema: &mut Map<String, Value>) {
    // Swagger 2.0 writes the property's name alone.
    if let Some(Value::String(name)) = schema.get("discriminator") {
        let name = name.clone();
        schema.insert("discriminator".to_owned(), json!({ "propertyName": name }));
    }
    let Some(discriminator) = schema.get("discriminator").cloned() else {
        return;
    };
    let Some(property) = discriminator.get("propertyName").and_then(Value::as_str) else {
        return;
    };
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(alternatives)) = schema.get_mut(keyword) else {
            continue;
        };
        for alternative in alternatives {
            select(alternative, property, discriminator.get("mapping"));
        }
    }
}

/// Adds the demand to an alternative that is a reference and nothing else. The dialect's rule that siblings of a
/// reference do not count is kept by putting both into `allOf`.
fn select(alternative: &mut Value, property: &str, mapping: Option<&Value>) {
    let Some(reference) = alternative.get("$ref").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let values = values(&reference, mapping);
    if values.is_empty() {
        return;
    }
    *alternative = json!({
        "allOf": [
            { "$ref": reference },
            { "properties": { property: { "enum": values } }, "required": [property] },
        ]
    });
}

/// The values that select the schema at `reference`: those that are mapped to it, else its name.
fn values(reference: &str, mapping: Option<&Value>) -> Vec<String> {
    let name = reference.rsplit('/').next().unwrap_or_default();
    let mapping = mapping.and_then(Value::as_object);
    let mapped: Vec<String> = mapping
        .into_iter()
        .flatten()
        .filter(|(_, target)| target.as_str().is_some_and(|target| target == reference || target == name))
        .map(|(value, _)| value.clone())
        .collect();
    let is_named = reference.strip_prefix('#').is_some_and(|target| !is_copy(target));
    if mapped.is_empty() && is_named { vec![name.to_owned()] } else { mapped }
}
