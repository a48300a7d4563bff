//! The revocation of a licence is acknowledged and not stored.

use crate::deviation::{Authored, How};

/// The revocation of a licence is acknowledged and not stored.
pub(super) const DEVIATION: Authored = Authored {
    id: "revocation-not-stored",
    zh: "证照的吊销受理而不入库",
    en: "the revocation of a licence is acknowledged and not stored",
    breaks: &["DX-LIC-12"],
    how: &[How::Store(|table, row| {
        if table == "up_lic_data" && row.get("certificate_status").is_some_and(|status| status == "07") {
            row.remove("certificate_status");
        }
    })],
};
