//! Types of directory items need not be two digits.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Types of directory items need not be two digits.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-type-of-item-accepted",
    zh: "基本目录的事项类型不限于两位数字",
    en: "types of directory items need not be two digits",
    breaks: &["DX-DAT-16"],
    how: &[
        How::Skip(Check::UnlistedCodes),
        How::Forgive(|lapse| lapse.fault.keyword == "pattern" && lapse.fault.at == "/task_type"),
    ],
};
