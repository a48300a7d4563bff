//! Answers about cases are declared as plain text.

use super::as_text::as_text;
use crate::deviation::{Authored, How};

/// Answers about cases are declared as plain text.
pub(super) const DEVIATION: Authored = Authored {
    id: "cases-answered-as-text",
    zh: "办件的回答声明为纯文本",
    en: "answers about cases are declared as plain text",
    breaks: &["DX-CAS-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryCase") {
            as_text(answer);
        }
    })],
};
