//! Good case materials are refused.

use super::refuse::refuse;
use crate::deviation::{Authored, How};

/// Good case materials are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "materials-refused",
    zh: "合乎规定的办件材料被拒绝",
    en: "good case materials are refused",
    breaks: &["DX-CAS-01", "DX-CAS-12", "DX-CAS-26", "DX-DAT-08"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("reportMaterial") {
            refuse(answer);
        }
    })],
};
