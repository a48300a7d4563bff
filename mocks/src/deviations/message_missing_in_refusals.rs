//! Refusals have no message.

use crate::deviation::{Authored, How};
use crate::pointer::remove;

/// Refusals have no message.
pub(super) const DEVIATION: Authored = Authored {
    id: "message-missing-in-refusals",
    zh: "失败的回答没有 message",
    en: "refusals have no message",
    breaks: &["DX-ENV-01", "DX-ENV-03"],
    how: &[How::Answer(|heard, answer| {
        if heard.refusal.is_some() {
            answer.alter(|value| remove(value, "/message"));
        }
    })],
};
