//! The check character of a licence identifier is not checked.

use hutong_specs::identifiers::Fault;

use super::format_fault::format_fault;
use crate::deviation::{Authored, How};

/// The check character of a licence identifier is not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "licence-check-character-not-checked",
    zh: "电子证照标识的校验位不校验",
    en: "the check character of a licence identifier is not checked",
    breaks: &["DX-LIC-09"],
    how: &[How::Forgive(|lapse| {
        let fault =
            lapse.format().filter(|(format, _)| *format == "cn-licence-identifier").and_then(format_fault);
        matches!(fault, Some(Fault::CheckDigit { .. }))
    })],
};
