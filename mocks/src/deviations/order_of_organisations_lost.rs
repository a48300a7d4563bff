//! The order of organisations is stored as 0.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// The order of organisations is stored as 0.
pub(super) const DEVIATION: Authored = Authored {
    id: "order-of-organisations-lost",
    zh: "实施主体的排序号存为 0",
    en: "the order of organisations is stored as 0",
    breaks: &["DX-ORG-05"],
    how: &[How::Store(|table, row| {
        if table == "up_zone_organization" {
            row.insert("order_num".to_owned(), Value::from(0));
        }
    })],
};
