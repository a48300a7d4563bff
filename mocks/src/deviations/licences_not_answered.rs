//! Good queries of licences are refused.

use super::refuse::refuse;
use crate::deviation::{Authored, How};

/// Good queries of licences are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "licences-not-answered",
    zh: "合乎规定的证照查询被拒绝",
    en: "good queries of licences are refused",
    breaks: &["DX-LIC-01", "DX-LIC-05", "DX-LIC-07", "DX-LIC-08", "DX-LIC-12"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryLicences") {
            refuse(answer);
        }
    })],
};
