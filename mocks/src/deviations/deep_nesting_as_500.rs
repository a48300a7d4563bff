//! Deep nesting makes the platform fail.

use super::holds::holds;
use crate::deviation::{Authored, How};

/// Deep nesting makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "deep-nesting-as-500",
    zh: "深层嵌套返回 HTTP 500",
    en: "deep nesting makes the platform fail",
    breaks: &["DX-ROB-10"],
    how: &[How::Answer(|heard, answer| {
        if holds(&heard.request.body, &[b'['; 300]) {
            answer.status = 500;
        }
    })],
};
