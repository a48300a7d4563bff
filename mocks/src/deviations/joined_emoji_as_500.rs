//! An emoji of several characters makes the platform fail.

use super::holds::holds;
use crate::deviation::{Authored, How};

/// An emoji of several characters makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "joined-emoji-as-500",
    zh: "组合表情返回 HTTP 500",
    en: "an emoji of several characters makes the platform fail",
    breaks: &["DX-ROB-11"],
    how: &[How::Answer(|heard, answer| {
        if heard.operation == Some("queryLicences") && holds(&heard.request.body, "\u{200d}👩".as_bytes()) {
            answer.status = 500;
        }
    })],
};
