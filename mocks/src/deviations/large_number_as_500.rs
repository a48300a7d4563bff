//! A number beyond an unsigned word makes the platform fail.

use super::holds::holds;
use crate::deviation::{Authored, How};

/// A number beyond an unsigned word makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "large-number-as-500",
    zh: "超大数字返回 HTTP 500",
    en: "a number beyond an unsigned word makes the platform fail",
    breaks: &["DX-ROB-10"],
    how: &[How::Answer(|heard, answer| {
        if holds(&heard.request.body, b"18446744073709551616") {
            answer.status = 500;
        }
    })],
};
