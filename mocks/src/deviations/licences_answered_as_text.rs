//! Answers about licences are declared as plain text.

use super::as_text::as_text;
use crate::deviation::{Authored, How};

/// Answers about licences are declared as plain text.
pub(super) const DEVIATION: Authored = Authored {
    id: "licences-answered-as-text",
    zh: "证照的回答声明为纯文本",
    en: "answers about licences are declared as plain text",
    breaks: &["DX-LIC-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryLicences") {
            as_text(answer);
        }
    })],
};
