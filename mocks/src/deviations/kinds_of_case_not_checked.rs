//! Codes of the kind of case are not checked.

use crate::deviation::{Authored, How};

/// Codes of the kind of case are not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "kinds-of-case-not-checked",
    zh: "办件类型代码不检查",
    en: "codes of the kind of case are not checked",
    breaks: &["DX-DAT-21", "DX-FBK-02"],
    how: &[How::Forgive(|lapse| lapse.fault.keyword == "enum" && lapse.fault.at.ends_with("/project_type"))],
};
