//! Levels are not looked up in their list.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Levels are not looked up in their list.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-level-accepted",
    zh: "行使层级代码不检查",
    en: "levels are not looked up in their list",
    breaks: &["DX-DAT-18"],
    how: &[
        How::Skip(Check::UnlistedCodes),
        How::Forgive(|lapse| lapse.fault.keyword == "enum" && lapse.fault.at == "/basic/use_level"),
    ],
};
