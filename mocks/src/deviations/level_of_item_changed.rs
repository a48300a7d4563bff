//! The answered level of an item is not the reported one.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// The answered level of an item is not the reported one.
pub(super) const DEVIATION: Authored = Authored {
    id: "level-of-item-changed",
    zh: "查到的行使层级与上报的不同",
    en: "the answered level of an item is not the reported one",
    breaks: &["DX-ITM-16"],
    how: &[How::Store(|table, row| {
        if table == "up_task_directory" {
            row.insert("use_level".to_owned(), Value::from("1"));
        }
    })],
};
