//! The keywords that a plain document has: a bound that a format draws is not written there.

use hutong_specs::plan::Breach;
use hutong_specs::schema::format_of_bound;
use serde_json::Value;

/// The keyword and its JSON pointer as the document has them.
pub(super) fn as_written(document: &Value, keyword: String, pointer: String) -> (String, String) {
    match format_of_bound(document, &pointer) {
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
