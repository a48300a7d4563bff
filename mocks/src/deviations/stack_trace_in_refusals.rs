//! Refusals leak a stack trace.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;
use crate::refusal::RefusalKind;

/// Refusals leak a stack trace.
pub(super) const DEVIATION: Authored = Authored {
    id: "stack-trace-in-refusals",
    zh: "失败说明泄露堆栈",
    en: "refusals leak a stack trace",
    breaks: &["DX-ROB-03"],
    how: &[How::Answer(|heard, answer| {
        if heard.refusal == Some(&RefusalKind::Invalid) {
            answer.alter(|value| put(value, "/message", Value::from(TRACE)));
        }
    })],
};

const TRACE: &str = "java.lang.IllegalArgumentException: column\n\tat cn.test.exchange.RowService.check(RowService.java:88)\n\tat \
                     java.base/java.lang.Thread.run(Thread.java:833)";
