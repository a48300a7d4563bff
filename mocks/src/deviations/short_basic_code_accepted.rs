//! Basic codes of a wrong length are accepted.

use hutong_specs::identifiers::Fault;

use super::format_fault::format_fault;
use crate::deviation::{Authored, How};

/// Basic codes of a wrong length are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "short-basic-code-accepted",
    zh: "位数不对的基本编码被受理",
    en: "basic codes of a wrong length are accepted",
    breaks: &["DX-DAT-10"],
    how: &[How::Forgive(|lapse| {
        let fault =
            lapse.format().filter(|(format, _)| *format == "cn-item-basic-code").and_then(format_fault);
        matches!(fault, Some(Fault::Length { .. }))
    })],
};
