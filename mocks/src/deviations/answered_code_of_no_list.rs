//! Answered sources of power are of no list.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Answered sources of power are of no list.
pub(super) const DEVIATION: Authored = Authored {
    id: "answered-code-of-no-list",
    zh: "查询回答的权力来源不在代码表中",
    en: "answered sources of power are of no list",
    breaks: &["DX-DAT-29"],
    how: &[How::Store(|_, row| {
        if let Some(source) = row.get_mut("basic").and_then(|basic| basic.get_mut("power_source")) {
            *source = Value::from("7");
        }
    })],
};
