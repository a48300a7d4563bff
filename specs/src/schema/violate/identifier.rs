//! The near misses of identifiers.

use serde_json::Value;

use crate::identifiers::{Calendar, identifier};
use crate::schema::spot::Replacement;

/// Everything that narrowly misses an identifier; none where the format is no identifier.
pub(super) fn broken(format: &str, text: &str) -> Option<Vec<Replacement>> {
    let identifier = identifier(format)?;
    let near_misses = (identifier.near_misses)(text, Calendar::PERMISSIVE);
    Some(near_misses.into_iter().map(|miss| (miss.kind.name().to_owned(), Value::from(miss.value))).collect())
}
