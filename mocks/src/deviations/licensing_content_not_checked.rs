//! Questions and flow of licensing items are not looked at.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Questions and flow of licensing items are not looked at.
pub(super) const DEVIATION: Authored = Authored {
    id: "licensing-content-not-checked",
    zh: "许可事项的常见问题和流程不检查",
    en: "questions and flow of licensing items are not looked at",
    breaks: &["DX-ITM-30"],
    how: &[How::Skip(Check::LicensingContent)],
};
