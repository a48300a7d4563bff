//! An accepted material is answered with data null.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// An accepted material is answered with data null.
pub(super) const DEVIATION: Authored = Authored {
    id: "data-null-on-success",
    zh: "材料上报成功时 data 为 null",
    en: "an accepted material is answered with data null",
    breaks: &["DX-ENV-05"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("reportMaterial") {
            answer.alter(|value| put(value, "/data", Value::Null));
        }
    })],
};
