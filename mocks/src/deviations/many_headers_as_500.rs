//! Many headers make the platform fail.

use crate::deviation::{Authored, How};

/// Many headers make the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "many-headers-as-500",
    zh: "请求头过多返回 HTTP 500",
    en: "many headers make the platform fail",
    breaks: &["DX-ROB-12"],
    how: &[How::Answer(|heard, answer| {
        if heard.request.headers.len() > 30 {
            answer.status = 500;
        }
    })],
};
