//! Answers about evaluations are declared as plain text.

use super::as_text::as_text;
use crate::deviation::{Authored, How};

/// Answers about evaluations are declared as plain text.
pub(super) const DEVIATION: Authored = Authored {
    id: "evaluations-answered-as-text",
    zh: "评价的回答声明为纯文本",
    en: "answers about evaluations are declared as plain text",
    breaks: &["DX-EVA-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("reportEvaluation") {
            as_text(answer);
        }
    })],
};
