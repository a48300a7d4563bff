//! The type of a licence is stored as another.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// The type of a licence is stored as another.
pub(super) const DEVIATION: Authored = Authored {
    id: "type-of-licence-lost",
    zh: "证照类型存为其他",
    en: "the type of a licence is stored as another",
    breaks: &["DX-LIC-05"],
    how: &[How::Store(|table, row| {
        if table == "up_lic_data" {
            row.insert("certificate_type".to_owned(), Value::from("其他"));
        }
    })],
};
