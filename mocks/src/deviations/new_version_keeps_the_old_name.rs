//! A new version of an item keeps the old name.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// A new version of an item keeps the old name.
pub(super) const DEVIATION: Authored = Authored {
    id: "new-version-keeps-the-old-name",
    zh: "事项新版本的名称不变",
    en: "a new version of an item keeps the old name",
    breaks: &["DX-ITM-19"],
    how: &[How::Store(|table, row| {
        if table == "up_task_directory" && row.get("cd_operation").and_then(Value::as_str) == Some("U") {
            row.insert("task_name".to_owned(), Value::from("测试事项"));
        }
    })],
};
