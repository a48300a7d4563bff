//! Reported process steps are not answered.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// Reported process steps are not answered.
pub(super) const DEVIATION: Authored = Authored {
    id: "process-lost",
    zh: "已上报的办理过程查不到",
    en: "reported process steps are not answered",
    breaks: &["DX-CAS-26"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryCase") {
            answer.alter(|value| put(value, "/data/processes", Value::Array(Vec::new())));
        }
    })],
};
