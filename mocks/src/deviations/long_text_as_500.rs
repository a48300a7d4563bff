//! A long text makes the platform fail.

use crate::deviation::{Authored, How};

/// A long text makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "long-text-as-500",
    zh: "超长文本返回 HTTP 500",
    en: "a long text makes the platform fail",
    breaks: &["DX-ROB-10"],
    how: &[How::Answer(|heard, answer| {
        if heard.request.body.len() > 40_000 {
            answer.status = 500;
        }
    })],
};
