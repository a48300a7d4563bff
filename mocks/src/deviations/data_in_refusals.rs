//! Refusals carry data.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// Refusals carry data.
pub(super) const DEVIATION: Authored = Authored {
    id: "data-in-refusals",
    zh: "失败的回答带有业务数据",
    en: "refusals carry data",
    breaks: &["DX-ENV-04"],
    how: &[How::Answer(|heard, answer| {
        if heard.refusal.is_some() {
            answer.alter(|value| put(value, "/data/row_guid", Value::from("test")));
        }
    })],
};
