//! An unknown query parameter makes the platform fail.

use crate::deviation::{Authored, How};

/// An unknown query parameter makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-parameter-as-500",
    zh: "未约定的查询参数返回 HTTP 500",
    en: "an unknown query parameter makes the platform fail",
    breaks: &["DX-ROB-12"],
    how: &[How::Answer(|heard, answer| {
        if heard.request.query().contains("hutong_unknown=1") {
            answer.status = 500;
        }
    })],
};
