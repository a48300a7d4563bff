//! Media types of two releases that are the same one.

use crate::standard::MediaType;
use crate::wire::essence;

/// Whether it names more than one type, such as `text/*`.
pub(super) fn is_range(name: &str) -> bool {
    essence(name).contains('*')
}

/// The description of a media type: its own, else the range that covers it.
pub(super) fn of<'a>(content: &'a [MediaType], name: &str) -> Option<&'a MediaType> {
    let wanted = essence(name);
    let own = content.iter().find(|media_type| essence(&media_type.name) == wanted);
    own.or_else(|| content.iter().find(|media_type| covers(&essence(&media_type.name), &wanted)))
}

fn covers(range: &str, name: &str) -> bool {
    match range.split_once('/') {
        Some(("*", "*")) => true,
        Some((kind, "*")) => name.split_once('/').is_some_and(|(own, _)| own == kind),
        _ => range == "*",
    }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_range_covers_the_types_of_its_kind() {
        assert!(covers("*/*", "a/b") && covers("a/*", "a/b"));
        assert!(!covers("a/*", "c/b") && !covers("a/b", "a/c"));
    }
}
