//! An acceptance that is updated keeps its contact.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// An acceptance that is updated keeps its contact.
pub(super) const DEVIATION: Authored = Authored {
    id: "contact-not-updated",
    zh: "受理更新后联系人不变",
    en: "an acceptance that is updated keeps its contact",
    breaks: &["DX-CAS-19"],
    how: &[How::Store(|table, row| {
        if table == "up_pro_accept" && row.get("cd_operation").and_then(Value::as_str) == Some("U") {
            row.insert("contact_name".to_owned(), Value::from("测试联系人"));
        }
    })],
};
