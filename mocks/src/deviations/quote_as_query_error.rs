//! A quote makes the platform tell of its database.

use serde_json::Value;

use super::holds::holds;
use crate::deviation::{Authored, How};
use crate::pointer::put;

/// A quote makes the platform tell of its database.
pub(super) const DEVIATION: Authored = Authored {
    id: "quote-as-query-error",
    zh: "引号使平台报出数据库错误",
    en: "a quote makes the platform tell of its database",
    breaks: &["DX-ROB-15"],
    how: &[How::Answer(|heard, answer| {
        if holds(&heard.request.body, b"hutong'") {
            answer.alter(|value| put(value, "/message", Value::from(MESSAGE)));
        }
    })],
};

const MESSAGE: &str = "You have an error in your SQL syntax near ''hutong''";
