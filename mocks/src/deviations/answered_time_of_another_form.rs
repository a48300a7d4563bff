//! Answered times are written in another form.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Answered times are written in another form.
pub(super) const DEVIATION: Authored = Authored {
    id: "answered-time-of-another-form",
    zh: "查询回答的时间写法不符",
    en: "answered times are written in another form",
    breaks: &["DX-DAT-30", "DX-ORG-05"],
    how: &[How::Store(|table, row| {
        let time = row.get("cd_time").and_then(Value::as_str).map(|time| time.replace('-', "/"));
        if let Some(time) = time.filter(|_| table == "up_zone_organization") {
            row.insert("cd_time".to_owned(), Value::from(time));
        }
    })],
};
