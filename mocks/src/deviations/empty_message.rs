//! Refusals say why in an empty text.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// Refusals say why in an empty text.
pub(super) const DEVIATION: Authored = Authored {
    id: "empty-message",
    zh: "失败的回答 message 为空串",
    en: "refusals say why in an empty text",
    breaks: &["DX-ENV-03"],
    how: &[How::Answer(|heard, answer| {
        if heard.refusal.is_some() && answer.status == 200 {
            answer.alter(|value| put(value, "/message", Value::from("")));
        }
    })],
};
