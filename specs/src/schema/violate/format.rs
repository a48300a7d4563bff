//! Texts that narrowly miss a format, and texts that are nowhere near it.

use serde_json::Value;

use super::identifier;
use crate::schema::inhabit::format::near_misses;
use crate::schema::spot::{Replacement, Spot};

/// Formats of numbers, which constrain no text.
const NUMERIC: &[&str] = &["int32", "int64", "float", "double", "byte", "binary", "password"];

/// The near misses of the format, then plain words.
pub(super) fn broken(spot: &Spot<'_>) -> Vec<Replacement> {
    let (Some(text), Some(format)) =
        (spot.value.as_str(), spot.keywords.get("format").and_then(Value::as_str))
    else {
        return Vec::new();
    };
    if NUMERIC.contains(&format) || !known(spot, format) {
        return Vec::new();
    }
    if let Some(broken) = identifier::broken(format, text) {
        return broken;
    }
    let near = near_misses(format).iter().map(|(what, value)| ((*what).to_owned(), Value::from(*value)));
    near.chain(words(text)).collect()
}

/// Whether the validator refuses anything at all for the format; one that nobody knows is a remark.
fn known(spot: &Spot<'_>, format: &str) -> bool {
    crate::identifiers::identifier(format).is_some()
        || !near_misses(format).is_empty()
        || ["!! \\", "{"].iter().any(|text| !spot.set.admits(&spot.site.pointer, &Value::from(*text)))
}

fn words(text: &str) -> Vec<Replacement> {
    let same_length: String = "测试".chars().cycle().take(text.chars().count()).collect();
    vec![
        ("words".to_owned(), Value::from(same_length)),
        ("words".to_owned(), Value::from("不是这种格式")),
        ("words".to_owned(), Value::from("\\ {")),
    ]
}
