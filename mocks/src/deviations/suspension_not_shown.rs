//! A query of an item does not show that it is suspended.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// A query of an item does not show that it is suspended.
pub(super) const DEVIATION: Authored = Authored {
    id: "suspension-not-shown",
    zh: "查询事项详情不反映其暂停",
    en: "a query of an item does not show that it is suspended",
    breaks: &["DX-ITM-38"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryItemDetail") {
            answer.alter(|value| {
                if let Some(state) =
                    value.pointer_mut("/data/basic/task_state").filter(|state| **state == "2")
                {
                    *state = Value::from("1");
                }
            });
        }
    })],
};
