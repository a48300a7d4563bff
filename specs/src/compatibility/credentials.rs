//! Whether an operation demands credentials.

use serde_json::Value;

use super::release::{Described, Release};
use crate::text::pointer::below;

/// Whether nobody may call the operation without credentials: each alternative that it names, or else the document, asks
/// for some. Where one asks for nothing they are optional.
///
/// `of_all` is what the document asks, from [`of_all`]: it is looked at once, however many operations there are.
pub(super) fn are_demanded(release: &Release, operation: &Described, of_all: bool) -> bool {
    let own = release.schemas.document().pointer(&below(&operation.pointer, "security"));
    own.map_or(of_all, is_closed)
}

/// Whether the document asks for credentials wherever an operation says nothing of them.
pub(super) fn of_all(release: &Release) -> bool {
    release.schemas.document().get("security").is_some_and(is_closed)
}

fn is_closed(alternatives: &Value) -> bool {
    let is_open = |alternative: &Value| alternative.as_object().is_none_or(serde_json::Map::is_empty);
    let alternatives = alternatives.as_array();
    alternatives.is_some_and(|alternatives| !alternatives.is_empty() && !alternatives.iter().any(is_open))
}
