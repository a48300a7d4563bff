//! Taking out of the target's definition what only a pack may say: a target does not choose the clauses it is judged by.

use serde_json::Value;

/// What only a pack may say of operations and schemas.
const OURS: &[&str] = &[
    "x-clause",
    "x-needs",
    "x-effect",
    "x-block",
    "x-optional",
    "x-code-list",
    "x-fresh",
    "x-test-data",
    "x-business",
];

/// Members whose members are names of the interface, not words of the document.
const NAMES: &[&str] = &["properties", "patternProperties", "$defs", "schemas", "parameters", "headers"];

/// Members that hold values of the interface.
const VALUES: &[&str] = &["example", "examples", "default", "enum", "const"];

/// Takes out what only a pack may say.
pub(super) fn purge(value: &mut Value) {
    purge_within(value, false);
}

fn purge_within(value: &mut Value, is_names: bool) {
    match value {
        Value::Object(object) => {
            if !is_names {
                object.retain(|key, _| !OURS.contains(&key.as_str()));
            }
            for (key, value) in object.iter_mut() {
                if is_names || !VALUES.contains(&key.as_str()) {
                    purge_within(value, !is_names && NAMES.contains(&key.as_str()));
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| purge_within(value, false)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::purge;

    #[test]
    fn a_target_does_not_choose_its_clauses() {
        let mut document = json!({
            "x-clause": "a",
            "paths": {"/a": {"post": {"x-effect": "read-only", "x-other": 1}}},
            "components": {"schemas": {"x-clause": {"properties": {"x-clause": {"x-clause": "b", "type": "string"}}}}},
            "example": {"x-clause": "kept"},
        });
        purge(&mut document);
        let expected = json!({
            "paths": {"/a": {"post": {"x-other": 1}}},
            "components": {"schemas": {"x-clause": {"properties": {"x-clause": {"type": "string"}}}}},
            "example": {"x-clause": "kept"},
        });
        assert_eq!(document, expected);
    }
}
