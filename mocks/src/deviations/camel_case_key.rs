//! Answers hold a key in camel case.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// Answers hold a key in camel case.
pub(super) const DEVIATION: Authored = Authored {
    id: "camel-case-key",
    zh: "回答带有驼峰写法的键",
    en: "answers hold a key in camel case",
    breaks: &["DX-ENV-06"],
    how: &[How::Answer(|heard, answer| {
        if heard.operation.is_some() {
            answer.alter(|value| put(value, "/traceId", Value::from("test-trace")));
        }
    })],
};
