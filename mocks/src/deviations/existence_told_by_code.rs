//! Another party's case is refused with another code than one that nobody has.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;
use crate::refusal::RefusalKind;

/// Another party's case is refused with another code than one that nobody has.
pub(super) const DEVIATION: Authored = Authored {
    id: "existence-told-by-code",
    zh: "查询他方的办件返回另一代码",
    en: "another party's case is refused with another code than one that nobody has",
    breaks: &["DX-PRI-13"],
    how: &[How::Answer(|heard, answer| {
        if heard.refused("queryCase", &RefusalKind::Foreign) {
            answer.alter(|value| put(value, "/code", Value::from("api-403")));
        }
    })],
};
