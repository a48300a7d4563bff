//! Dependencies: before 2019-09 names and schemas stood under one keyword.

use serde_json::{Map, Value, json};

use super::normaliser::Normaliser;
use crate::load::places::child;

/// Makes `dependencies` what `dependentRequired` and `dependentSchemas` are now; what they say already stays.
pub(super) fn split(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    let Some(Value::Object(dependencies)) = schema.get("dependencies") else {
        return;
    };
    for (name, dependency) in dependencies.clone() {
        let (keyword, meant) = match dependency {
            Value::String(one) => ("dependentRequired", json!([one])),
            Value::Array(_) => ("dependentRequired", dependency),
            _ => ("dependentSchemas", dependency),
        };
        let Some(map) = schema.entry(keyword).or_insert_with(|| json!({})).as_object_mut() else { continue };
        map.entry(name.as_str()).or_insert(meant);
        let written = child(&child(pointer, "dependencies"), &name);
        normaliser.rename(&written, &child(&child(pointer, keyword), &name));
    }
    schema.remove("dependencies");
}
