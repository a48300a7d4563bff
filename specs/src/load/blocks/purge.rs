//! Taking out of the target's definition what only a pack may say: a target does not choose the clauses it is judged by.

use serde_json::Value;

/// What only a pack may say of operations and schemas.
const OURS: &[&str] = &[
    "x-clause",
    "x-needs",
    "x-effect",
    "x-block",
    "x-block-accept",
    "x-optional",
    "x-code-list",
    "x-fresh",
    "x-test-data",
    "x-business",
];

/// Takes out what only a pack may say, wherever it stands: a reference may lead anywhere and read an example, a default or a
/// list of names as an operation or a schema. A member of the interface that happens to be called so is lost with it.
pub(super) fn purge(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !OURS.contains(&key.as_str()));
            object.values_mut().for_each(purge);
        }
        Value::Array(values) => values.iter_mut().for_each(purge),
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
            "paths": {"/a": {"post": {"x-effect": "read-only", "x-other": 1}}, "/b": {"$ref": "#/components/pathItems/example"}},
            "components": {
                "pathItems": {"example": {"delete": {"x-effect": "read-only"}}},
                "responses": {"default": {"schema": {"x-clause": "b"}}},
                "schemas": {"A": {"properties": {"x-clause": {"type": "b"}, "name": {"x-clause": "b", "type": "string"}}}},
                "examples": {"P": {"value": [{"x-clause": "b"}]}}},
        });
        purge(&mut document);
        let expected = json!({
            "paths": {"/a": {"post": {"x-other": 1}}, "/b": {"$ref": "#/components/pathItems/example"}},
            "components": {
                "pathItems": {"example": {"delete": {}}},
                "responses": {"default": {"schema": {}}},
                "schemas": {"A": {"properties": {"name": {"type": "string"}}}},
                "examples": {"P": {"value": [{}]}}},
        });
        assert_eq!(document, expected);
    }
}
