//! Answered sources of data are too long.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Answered sources of data are too long.
pub(super) const DEVIATION: Authored = Authored {
    id: "answered-source-too-long",
    zh: "查询回答的数据来源超长",
    en: "answered sources of data are too long",
    breaks: &["DX-DAT-28", "DX-ORG-05"],
    how: &[How::Store(|table, row| {
        if table == "up_zone_organization" {
            row.insert("data_source".to_owned(), Value::from("990000"));
        }
    })],
};
