//! Answers that are declared as plain text.

use crate::answer::Answer;

/// Declares an answer as plain text; its body stays.
pub(super) fn as_text(answer: &mut Answer) {
    answer.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    answer.headers.push(("Content-Type".to_owned(), "text/plain;charset=utf-8".to_owned()));
}
