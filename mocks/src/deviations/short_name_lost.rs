//! The short name of an organisation is stored as its name.

use crate::deviation::{Authored, How};

/// The short name of an organisation is stored as its name.
pub(super) const DEVIATION: Authored = Authored {
    id: "short-name-lost",
    zh: "实施主体简称存为全称",
    en: "the short name of an organisation is stored as its name",
    breaks: &["DX-ORG-05", "DX-ORG-06"],
    how: &[How::Store(|table, row| {
        if table == "up_zone_organization" {
            let name = row.get("org_name").cloned().unwrap_or_default();
            row.insert("org_short_name".to_owned(), name);
        }
    })],
};
