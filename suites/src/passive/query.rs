//! A captured query written out again, with some values replaced.

use crate::pairs::decoded;

/// The pairs as a query with its question mark; empty if there are none. Values for which `instead` gives something are
/// replaced by it.
pub(super) fn written(
    pairs: &[(String, Option<String>)],
    instead: impl Fn(&str) -> Option<String>,
) -> String {
    let pair = |(name, value): &(String, Option<String>)| match (value, instead(&decoded(name))) {
        (None, _) => name.clone(),
        (Some(_), Some(instead)) => format!("{name}={instead}"),
        (Some(value), None) => format!("{name}={value}"),
    };
    let pairs: Vec<_> = pairs.iter().map(pair).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}
