//! After an evaluation the result is answered no more.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// After an evaluation the result is answered no more.
pub(super) const DEVIATION: Authored = Authored {
    id: "result-lost-after-evaluation",
    zh: "评价之后查不到办结",
    en: "after an evaluation the result is answered no more",
    breaks: &["DX-CAS-26", "DX-CAS-36"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryCase") {
            answer.alter(|value| {
                let is_evaluated =
                    |data: &Value| data["evaluations"].as_array().is_some_and(|all| !all.is_empty());
                if let Some(data) = value.pointer_mut("/data").filter(|data| is_evaluated(data)) {
                    data.as_object_mut().map(|data| data.remove("result"));
                }
            });
        }
    })],
};
