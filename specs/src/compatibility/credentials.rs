//! Whether an operation demands credentials.

use serde_json::Value;

use super::release::{Described, Release};
use crate::text::pointer::below;

/// Whether nobody may call the operation without credentials: each alternative that it names, or else the document, asks
/// for some. Where one asks for nothing they are optional.
pub(super) fn are_demanded(release: &Release, operation: &Described) -> bool {
    let document = release.schemas.document();
    let own = document.pointer(&below(&operation.pointer, "security"));
    let alternatives = own.or_else(|| document.get("security")).and_then(Value::as_array);
    let is_open = |alternative: &Value| alternative.as_object().is_none_or(serde_json::Map::is_empty);
    alternatives.is_some_and(|alternatives| !alternatives.is_empty() && !alternatives.iter().any(is_open))
}
