//! A charset that does not exist makes the platform fail.

use crate::deviation::{Authored, How};

/// A charset that does not exist makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-charset-as-500",
    zh: "不存在的字符集返回 HTTP 500",
    en: "a charset that does not exist makes the platform fail",
    breaks: &["DX-ROB-13"],
    how: &[How::Answer(|heard, answer| {
        if heard.request.charset().is_some_and(|charset| charset == "x-hutong") {
            answer.status = 500;
        }
    })],
};
