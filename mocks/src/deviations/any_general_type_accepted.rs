//! Types of general items are not looked up in their list.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Types of general items are not looked up in their list.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-general-type-accepted",
    zh: "通用事项的类型代码不检查",
    en: "types of general items are not looked up in their list",
    breaks: &["DX-DAT-17"],
    how: &[
        How::Skip(Check::UnlistedCodes),
        How::Forgive(|lapse| lapse.fault.keyword == "enum" && lapse.fault.at == "/basic/task_type"),
    ],
};
