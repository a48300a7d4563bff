//! The time of application loses its hours.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// The time of application loses its hours.
pub(super) const DEVIATION: Authored = Authored {
    id: "application-loses-its-hours",
    zh: "申请时间丢失时分秒",
    en: "the time of application loses its hours",
    breaks: &["DX-CAS-25"],
    how: &[How::Store(|table, row| {
        let time = row.get("apply_date").and_then(Value::as_str).and_then(|time| time.get(..10));
        if let Some(day) = time.filter(|_| table == "up_pro_accept").map(str::to_owned) {
            row.insert("apply_date".to_owned(), Value::from(format!("{day} 00:00:00")));
        }
    })],
};
