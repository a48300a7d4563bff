//! A licence that is updated keeps its name.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// A licence that is updated keeps its name.
pub(super) const DEVIATION: Authored = Authored {
    id: "licence-keeps-its-name",
    zh: "证照更新后名称不变",
    en: "a licence that is updated keeps its name",
    breaks: &["DX-LIC-12"],
    how: &[How::Store(|table, row| {
        if table == "up_lic_data" && row.get("cd_operation").and_then(Value::as_str) == Some("U") {
            row.insert("certificate_name".to_owned(), Value::from("测试证照"));
        }
    })],
};
