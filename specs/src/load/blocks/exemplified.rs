//! Examples where the target gives none: without one a text that only some notation allows would be made up.

use serde_json::Value;

/// What a schema may hold that says nothing of which texts are meant.
const UNSAYING: [&str; 3] = ["type", "title", "description"];

/// The target's parameter with the block's example, where it is any text by what the target says of it and has no example.
pub(super) fn exemplified(own: &Value, said: &Value) -> Option<Value> {
    let schema = own.get("schema")?.as_object()?;
    let is_any_text = schema.get("type").and_then(Value::as_str) == Some("string")
        && schema.keys().all(|name| UNSAYING.contains(&name.as_str()));
    if !is_any_text || own.get("example").or_else(|| own.get("examples")).is_some() {
        return None;
    }
    let example = said.get("example").filter(|example| example.is_string())?;
    let mut own = own.as_object()?.clone();
    own.insert("example".to_owned(), example.clone());
    Some(Value::Object(own))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::exemplified;

    #[test]
    fn any_text_takes_the_blocks_example_and_what_says_more_keeps_to_itself() {
        let said =
            json!({"name": "datetime", "example": "../2030-01-01T00:00:00Z", "schema": {"type": "string"}});
        let of = |own| exemplified(&own, &said).map(|value| value["example"].clone());
        let taken = Some(json!("../2030-01-01T00:00:00Z"));
        assert_eq!(of(json!({"schema": {"type": "string", "description": "a time"}})), taken);
        for own in [
            json!({"schema": {"type": "string", "maxLength": 5}}),
            json!({"schema": {"type": "integer"}}),
            json!({"schema": {"type": "string"}, "example": "2020-01-01T00:00:00Z"}),
            json!({"schema": {"type": "string"}, "examples": {}}),
            json!({"name": "datetime"}),
        ] {
            assert_eq!(of(own), None);
        }
        assert_eq!(exemplified(&json!({"schema": {"type": "string"}}), &json!({"example": 10})), None);
    }
}
