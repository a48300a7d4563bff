//! Path templates as they are compared: what a variable is called does not matter.

use super::names::{folded, singular};

/// The segments of a path, a slash at the end left aside.
pub(crate) fn segments(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// The name of the variable that a segment is as a whole.
pub(crate) fn variable(segment: &str) -> Option<&str> {
    let name = segment.strip_prefix('{')?.strip_suffix('}')?;
    (!name.contains(['{', '}'])).then_some(name)
}

/// The segments with every variable called alike.
pub(super) fn shape(segments: &[&str]) -> String {
    let named = segments.iter().map(|segment| variable(segment).map_or(*segment, |_| "{}"));
    named.flat_map(|segment| ["/", segment]).collect()
}

/// What the things of a collection are called, in the singular; none if the last segment is no name.
pub(super) fn noun(collection: &[&str]) -> Option<String> {
    let last = collection.last().filter(|segment| !segment.contains('{'))?;
    Some(singular(&folded(last))).filter(|noun| !noun.is_empty())
}
