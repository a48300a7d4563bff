//! Good queries of items in detail are refused.

use super::refuse::refuse;
use crate::deviation::{Authored, How};

/// Good queries of items in detail are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "details-not-answered",
    zh: "合乎规定的事项详情查询被拒绝",
    en: "good queries of items in detail are refused",
    breaks: &["DX-ITM-01", "DX-ITM-17"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryItemDetail") {
            refuse(answer);
        }
    })],
};
