//! Answers about rejected rows are declared as plain text.

use super::as_text::as_text;
use crate::deviation::{Authored, How};

/// Answers about rejected rows are declared as plain text.
pub(super) const DEVIATION: Authored = Authored {
    id: "rejected-rows-answered-as-text",
    zh: "问题数据的回答声明为纯文本",
    en: "answers about rejected rows are declared as plain text",
    breaks: &["DX-FBK-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryRejectedRows") {
            as_text(answer);
        }
    })],
};
