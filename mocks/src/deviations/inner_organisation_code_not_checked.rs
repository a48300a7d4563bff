//! The organisation code inside a social credit code is not checked.

use hutong_specs::identifiers::Fault;

use super::format_fault::format_fault;
use crate::deviation::{Authored, How};

/// The organisation code inside a social credit code is not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "inner-organisation-code-not-checked",
    zh: "统一社会信用代码内含的组织机构代码不校验",
    en: "the organisation code inside a social credit code is not checked",
    breaks: &["DX-DAT-09"],
    how: &[How::Forgive(|lapse| {
        let fault =
            lapse.format().filter(|(format, _)| *format == "cn-social-credit-code").and_then(format_fault);
        matches!(fault, Some(Fault::InnerCode { .. }))
    })],
};
