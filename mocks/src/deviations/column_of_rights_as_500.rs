//! A column that speaks of rights makes the platform fail.

use super::holds::holds;
use crate::deviation::{Authored, How};

/// A column that speaks of rights makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "column-of-rights-as-500",
    zh: "表示权限的多余列使平台出错",
    en: "a column that speaks of rights makes the platform fail",
    breaks: &["DX-ROB-02"],
    how: &[How::Answer(|heard, answer| {
        if holds(&heard.request.body, b"\"is_admin\"") {
            answer.status = 500;
        }
    })],
};
