//! Good queries of organisations are refused.

use super::refuse::refuse;
use crate::deviation::{Authored, How};

/// Good queries of organisations are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "organisations-not-answered",
    zh: "合乎规定的实施主体查询被拒绝",
    en: "good queries of organisations are refused",
    breaks: &["DX-ORG-01", "DX-ORG-05", "DX-ORG-06"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryOrganisations") {
            refuse(answer);
        }
    })],
};
