//! The bounds that `format: int32` and `format: int64` draw: in a plain document the keyword that is broken is the one that
//! stands there, `format`, and both ends of its range are one constraint.

use hutong_specs::plan::Breach;
use serde_json::Value;

/// The keyword and its JSON pointer as the document has them.
pub(super) fn as_written(document: &Value, keyword: String, pointer: String) -> (String, String) {
    match format_of(document, &keyword, &pointer) {
        Some(format) => ("format".to_owned(), format),
        None => (keyword, pointer),
    }
}

/// The breaches with the keywords that the document has.
pub(crate) fn breaches_as_written(document: &Value, breaches: &mut [Breach]) {
    for breach in breaches {
        let Some(pointer) = breach.constraint.take() else {
            continue;
        };
        let (keyword, pointer) = as_written(document, std::mem::take(&mut breach.keyword), pointer);
        breach.keyword = keyword;
        breach.constraint = Some(pointer);
    }
}

/// The pointer of the format that draws this bound, if one does.
fn format_of(document: &Value, keyword: &str, pointer: &str) -> Option<String> {
    let (schema, _) = pointer.rsplit_once('/')?;
    let format = format!("{schema}/format");
    let (least, greatest) = match document.pointer(&format)?.as_str()? {
        "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        "int64" => (i64::MIN, i64::MAX),
        _ => return None,
    };
    let bound = document.pointer(pointer)?.as_i64()?;
    let is_its = (keyword == "minimum" && bound == least) || (keyword == "maximum" && bound == greatest);
    is_its.then_some(format)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::as_written;

    #[test]
    fn a_bound_of_the_format_is_the_format() {
        let document = json!({
            "a": {"format": "int32", "minimum": i32::MIN, "maximum": 7},
            "b": {"minimum": i32::MIN},
        });
        let written =
            |keyword: &str, pointer: &str| as_written(&document, keyword.to_owned(), pointer.to_owned());
        let (keyword, pointer) = written("minimum", "/a/minimum");
        assert_eq!((keyword.as_str(), pointer.as_str()), ("format", "/a/format"));
        assert_eq!(written("maximum", "/a/maximum").0, "maximum");
        assert_eq!(written("minimum", "/b/minimum").1, "/b/minimum");
    }
}
