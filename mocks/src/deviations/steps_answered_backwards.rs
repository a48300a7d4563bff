//! Process steps are answered in the other order.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Process steps are answered in the other order.
pub(super) const DEVIATION: Authored = Authored {
    id: "steps-answered-backwards",
    zh: "办理环节倒序返回",
    en: "process steps are answered in the other order",
    breaks: &["DX-CAS-26"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryCase") {
            answer.alter(|value| {
                if let Some(steps) = value.pointer_mut("/data/processes").and_then(Value::as_array_mut) {
                    steps.reverse();
                }
            });
        }
    })],
};
