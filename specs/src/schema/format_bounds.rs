//! The bounds that `format: int32` and `format: int64` draw: they stand in no document, so a document that is broken there
//! is broken in its `format`, and both ends of the range are one constraint.

use serde_json::Value;

/// The JSON pointer of the `format` that draws the bound at `pointer`, if one does: the bound is the end of its range.
pub fn format_of_bound(document: &Value, pointer: &str) -> Option<String> {
    let (schema, keyword) = pointer.rsplit_once('/')?;
    let is_least = match keyword {
        "minimum" => true,
        "maximum" => false,
        _ => return None,
    };
    let format = format!("{schema}/format");
    let (least, greatest) = match document.pointer(&format)?.as_str()? {
        "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        "int64" => (i64::MIN, i64::MAX),
        _ => return None,
    };
    let bound = document.pointer(pointer)?.as_i64()?;
    (bound == if is_least { least } else { greatest }).then_some(format)
}

/// Whether what stands at `pointer` is a format, or a bound that a format draws.
pub fn is_format(document: &Value, pointer: &str) -> bool {
    let is_written = || document.pointer(pointer).is_some_and(Value::is_string);
    (pointer.ends_with("/format") && is_written()) || format_of_bound(document, pointer).is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_bound_of_the_format_is_the_format() {
        let document =
            json!({"a": {"format": "int32", "minimum": i32::MIN, "maximum": 7}, "b": {"minimum": i32::MIN}});
        assert_eq!(format_of_bound(&document, "/a/minimum").as_deref(), Some("/a/format"));
        assert_eq!(format_of_bound(&document, "/a/maximum"), None);
        assert_eq!(format_of_bound(&document, "/b/minimum"), None);
    }

    #[test]
    fn a_member_of_the_name_format_is_no_format() {
        let document = json!({"properties": {"format": false}, "format": "date"});
        assert!(is_format(&document, "/format") && !is_format(&document, "/properties/format"));
    }
}
