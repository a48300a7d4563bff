//! A second process step takes the place of the first.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// A second process step takes the place of the first.
pub(super) const DEVIATION: Authored = Authored {
    id: "second-step-replaces-first",
    zh: "第二个办理环节取代第一个",
    en: "a second process step takes the place of the first",
    breaks: &["DX-CAS-26"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryCase") {
            answer.alter(|value| {
                if let Some(steps) = value.pointer_mut("/data/processes").and_then(Value::as_array_mut) {
                    steps.drain(..steps.len().saturating_sub(1));
                }
            });
        }
    })],
};
