//! Promised days are rounded to tens.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Promised days are rounded to tens.
pub(super) const DEVIATION: Authored = Authored {
    id: "promised-days-rounded",
    zh: "承诺时限被取整到十天",
    en: "promised days are rounded to tens",
    breaks: &["DX-ITM-17"],
    how: &[How::Store(|_, row| {
        let days = row.get_mut("basic").and_then(|basic| basic.get_mut("promise_day"));
        if let Some(days) = days {
            *days = Value::from(days.as_i64().unwrap_or_default() / 10 * 10);
        }
    })],
};
