//! A document without the widths of its numbers: that they are written down changes nothing for anybody.

use serde_json::{Map, Value};

use super::values::holds_values;

/// Formats that say how wide a number is, with the bounds that normalising draws for them.
const WIDTHS: &[(&str, Option<(i64, i64)>)] = &[
    ("int32", Some((-2_147_483_648, 2_147_483_647))),
    ("int64", Some((i64::MIN, i64::MAX))),
    ("float", None),
    ("double", None),
];

/// Takes out the formats that say how wide numbers are, and the bounds that stand for them. `within` is the name under which
/// the value stands.
pub(super) fn unwidened(value: &mut Value, within: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| unwidened(item, "")),
        Value::Object(members) => {
            without(members);
            let parts = members.iter_mut().filter(|(key, _)| !holds_values(within, key));
            parts.for_each(|(key, part)| unwidened(part, key));
        }
        _ => {}
    }
}

fn without(members: &mut Map<String, Value>) {
    let format = members.get("format").and_then(Value::as_str);
    let Some((_, bounds)) = WIDTHS.iter().find(|(name, _)| Some(*name) == format) else { return };
    members.shift_remove("format");
    let Some((least, greatest)) = bounds else { return };
    for (keyword, bound) in [("minimum", least), ("maximum", greatest)] {
        if members.get(keyword).and_then(Value::as_i64) == Some(*bound) {
            members.shift_remove(keyword);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::unwidened;

    #[test]
    fn widths_are_taken_out_of_schemas_and_values_stay() {
        let mut document = json!({"properties": {
            "format": {"type": "integer", "format": "int32", "minimum": i32::MIN, "maximum": 7},
            "default": {"type": "number", "format": "double"},
            "other": {"type": "string", "format": "date", "default": {"format": "int32"}}}});
        unwidened(&mut document, "");
        assert_eq!(
            document,
            json!({"properties": {
                "format": {"type": "integer", "maximum": 7},
                "default": {"type": "number"},
                "other": {"type": "string", "format": "date", "default": {"format": "int32"}}}})
        );
    }
}
