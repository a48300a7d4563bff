//! Another party's case is refused with the words that the caller may not see it.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;
use crate::refusal::RefusalKind;

/// Another party's case is refused with the words that the caller may not see it.
pub(super) const DEVIATION: Authored = Authored {
    id: "existence-told-by-message",
    zh: "查询他方的办件时说明无权查询",
    en: "another party's case is refused with the words that the caller may not see it",
    breaks: &["DX-PRI-13"],
    how: &[How::Answer(|heard, answer| {
        if heard.refused("queryCase", &RefusalKind::Foreign) {
            answer.alter(|value| put(value, "/message", Value::from("无权查询该办件")));
        }
    })],
};
