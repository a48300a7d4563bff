//! Answers about items are declared as plain text.

use super::as_text::as_text;
use crate::deviation::{Authored, How};

/// Answers about items are declared as plain text.
pub(super) const DEVIATION: Authored = Authored {
    id: "items-answered-as-text",
    zh: "事项的回答声明为纯文本",
    en: "answers about items are declared as plain text",
    breaks: &["DX-ITM-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryItems") {
            as_text(answer);
        }
    })],
};
