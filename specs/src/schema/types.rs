//! The types of JSON Schema (2020-12 Validation §6.1.1).

use serde_json::Value;

use super::decimal::is_whole;

/// Whether a value is of the type of this name; `None` for a name that is none.
pub(crate) fn is_of_type(value: &Value, name: &str) -> Option<bool> {
    Some(match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.is_number() && is_whole(value),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::is_of_type;

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written_and_other_names_are_no_types() {
        for (value, name, expected) in [
            (json!(1.0), "integer", Some(true)),
            (json!(1.5), "integer", Some(false)),
            (json!(1.5), "number", Some(true)),
            (json!("1"), "integer", Some(false)),
            (json!(null), "null", Some(true)),
            (json!(1), "file", None),
        ] {
            assert_eq!(is_of_type(&value, name), expected, "{value} {name}");
        }
    }
}
