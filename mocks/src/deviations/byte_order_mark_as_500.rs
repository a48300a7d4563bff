//! A byte order mark makes the platform fail.

use crate::deviation::{Authored, How};

/// A byte order mark makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "byte-order-mark-as-500",
    zh: "带字节顺序标记的报文返回 HTTP 500",
    en: "a byte order mark makes the platform fail",
    breaks: &["DX-ROB-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.request.body.starts_with("\u{feff}".as_bytes()) {
            answer.status = 500;
        }
    })],
};
