//! Discriminators: a property that says which of the alternatives a value is.

use serde_json::{Map, Value, json};

use super::normaliser::Normaliser;
use super::references::is_copy;
use crate::load::places::child;

/// Where schemas have names.
const COMPONENTS: &[&str] = &["/components/schemas", "/definitions"];

/// Makes each alternative demand its own value of the discriminator, as `OpenAPI` says that it selects.
pub(super) fn branches(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
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
    let mapping = targets(normaliser, pointer, discriminator.get("mapping"));
    for keyword in ["oneOf", "anyOf"] {
        let Some(Value::Array(alternatives)) = schema.get_mut(keyword) else {
            continue;
        };
        for alternative in alternatives {
            select(normaliser, pointer, alternative, (property, &mapping));
        }
    }
}

/// The mapped values, each with the place of the schema that it selects; what leads nowhere selects nothing.
fn targets(
    normaliser: &mut Normaliser<'_, '_>,
    pointer: &str,
    mapping: Option<&Value>,
) -> Vec<(String, String)> {
    let mapped = mapping.and_then(Value::as_object).into_iter().flatten();
    let mut target =
        |target: &str| named(normaliser, pointer, target).or_else(|| normaliser.target(pointer, target));
    mapped.filter_map(|(value, to)| Some((value.clone(), target(to.as_str()?)?))).collect()
}

/// The place of the schema with this name: a mapping may give it in place of a reference.
fn named(normaliser: &mut Normaliser<'_, '_>, pointer: &str, name: &str) -> Option<String> {
    let place = |above: &&str| format!("#{}", child(above, name));
    COMPONENTS.iter().find_map(|above| normaliser.target(pointer, &place(above)))
}

/// Adds the demand to an alternative that is a reference. The dialect's rule that siblings of a reference do not count is
/// kept by putting both into `allOf`.
fn select(
    normaliser: &mut Normaliser<'_, '_>,
    pointer: &str,
    alternative: &mut Value,
    (property, mapping): (&str, &[(String, String)]),
) {
    let Some(reference) = alternative.get("$ref").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let place = normaliser.target(pointer, &reference);
    let mapped = mapping.iter().filter(|(_, target)| place.as_ref() == Some(target));
    let mut values: Vec<&str> = mapped.map(|(value, _)| value.as_str()).collect();
    if values.is_empty() {
        values.extend(implicit(&reference));
    }
    if values.is_empty() {
        return;
    }
    let demand = json!({ "properties": { property: { "enum": values } }, "required": [property] });
    *alternative = json!({ "allOf": [alternative.take(), demand] });
}

/// The name of a schema of the same document, which selects it where nothing is mapped to it.
fn implicit(reference: &str) -> Option<&str> {
    let target = reference.strip_prefix('#').filter(|target| !is_copy(target))?;
    target.rsplit('/').next()
}
