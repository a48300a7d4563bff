//! The name of a licence is cut.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// The name of a licence is cut.
pub(super) const DEVIATION: Authored = Authored {
    id: "licence-name-cut",
    zh: "证照名称被截断",
    en: "the name of a licence is cut",
    breaks: &["DX-LIC-05", "DX-LIC-12"],
    how: &[How::Store(|table, row| {
        let name = row
            .get("certificate_name")
            .and_then(Value::as_str)
            .map(|name| name.chars().take(2).collect::<String>());
        if let Some(name) = name.filter(|_| table == "up_lic_data") {
            row.insert("certificate_name".to_owned(), Value::from(name));
        }
    })],
};
