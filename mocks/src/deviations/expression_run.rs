//! An expression within data is run.

use serde_json::Value;

use super::holds::holds;
use crate::deviation::{Authored, How};
use crate::pointer::put;

/// An expression within data is run.
pub(super) const DEVIATION: Authored = Authored {
    id: "expression-run",
    zh: "模板表达式被执行",
    en: "an expression within data is run",
    breaks: &["DX-ROB-15"],
    how: &[How::Answer(|heard, answer| {
        if holds(&heard.request.body, b"{{46337*46327}}") {
            answer.alter(|value| put(value, "/message", Value::from("2146654199")));
        }
    })],
};
