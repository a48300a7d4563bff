//! Answers about organisations are declared as plain text.

use super::as_text::as_text;
use crate::deviation::{Authored, How};

/// Answers about organisations are declared as plain text.
pub(super) const DEVIATION: Authored = Authored {
    id: "organisations-answered-as-text",
    zh: "实施主体的回答声明为纯文本",
    en: "answers about organisations are declared as plain text",
    breaks: &["DX-ORG-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryOrganisations") {
            as_text(answer);
        }
    })],
};
