//! An organisation that is updated keeps its short name.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// An organisation that is updated keeps its short name.
pub(super) const DEVIATION: Authored = Authored {
    id: "organisation-keeps-its-short-name",
    zh: "实施主体更新后简称不变",
    en: "an organisation that is updated keeps its short name",
    breaks: &["DX-ORG-06"],
    how: &[How::Store(|table, row| {
        if table == "up_zone_organization" && row.get("cd_operation").and_then(Value::as_str) == Some("U") {
            row.insert("org_short_name".to_owned(), Value::from("测试"));
        }
    })],
};
