//! Two declared types of one body make the platform fail.

use crate::deviation::{Authored, How};

/// Two declared types of one body make the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "two-types-as-500",
    zh: "两个报文类型声明返回 HTTP 500",
    en: "two declared types of one body make the platform fail",
    breaks: &["DX-ROB-13"],
    how: &[How::Answer(|heard, answer| {
        if heard.request.header_values("content-type").count() > 1 {
            answer.status = 500;
        }
    })],
};
