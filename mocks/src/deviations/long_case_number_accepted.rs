//! Case numbers beyond 50 characters are accepted.

use hutong_specs::identifiers::Fault;

use super::format_fault::format_fault;
use crate::deviation::{Authored, How};

/// Case numbers beyond 50 characters are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "long-case-number-accepted",
    zh: "超过 50 位的办件编号被受理",
    en: "case numbers beyond 50 characters are accepted",
    breaks: &["DX-DAT-13"],
    how: &[How::Forgive(|lapse| {
        let fault = lapse.format().filter(|(format, _)| *format == "cn-case-number").and_then(format_fault);
        matches!(fault, Some(Fault::Length { .. }))
    })],
};
