//! The structure of handling codes is not checked.

use crate::deviation::{Authored, How};

/// The structure of handling codes is not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-handling-code-accepted",
    zh: "业务办理项编码的结构不检查",
    en: "the structure of handling codes is not checked",
    breaks: &["DX-DAT-12"],
    how: &[How::Forgive(|lapse| lapse.format().is_some_and(|(format, _)| format == "cn-item-handling-code"))],
};
