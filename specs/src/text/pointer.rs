//! JSON pointers: how documents name the place of a value.

use std::fmt::Write as _;

/// Appends one segment to a pointer, escaping `~` and `/`.
///
/// ```
/// let mut pointer = String::from("/paths");
/// hutong_specs::text::pointer::push(&mut pointer, "/users");
/// assert_eq!(pointer, "/paths/~1users");
/// ```
pub fn push(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for character in segment.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The pointer of a member or item below a place.
///
/// ```
/// assert_eq!(hutong_specs::text::pointer::below("/a", "b/c~d"), "/a/b~1c~0d");
/// ```
#[must_use]
pub fn below(pointer: &str, segment: &str) -> String {
    let mut below = pointer.to_owned();
    push(&mut below, segment);
    below
}

/// The name that a segment stands for: its escapes reversed.
///
/// ```
/// assert_eq!(hutong_specs::text::pointer::unescaped("b~1c~01"), "b/c~1");
/// ```
#[must_use]
pub fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// Appends the index of an array's element to a pointer.
pub fn push_index(pointer: &mut String, index: usize) {
    // Writing to a string cannot fail.
    let _ = write!(pointer, "/{index}");
}

/// The pointer one step up, or nothing at the root.
///
/// ```
/// use hutong_specs::text::pointer::parent;
/// assert_eq!(parent("/a/b"), Some("/a"));
/// assert_eq!(parent(""), None);
/// ```
pub fn parent(pointer: &str) -> Option<&str> {
    pointer.rsplit_once('/').map(|(parent, _)| parent)
}
