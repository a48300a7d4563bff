//! Answers to the query of organisations have lost characters.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// Answers to the query of organisations have lost characters.
pub(super) const DEVIATION: Authored = Authored {
    id: "characters-lost-in-answers",
    zh: "实施主体查询的说明中有丢失的字符",
    en: "answers to the query of organisations have lost characters",
    breaks: &["DX-ENV-07"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryOrganisations") {
            answer.alter(|value| put(value, "/message", Value::from("\u{fffd}\u{fffd}")));
        }
    })],
};
