//! Steps that end when they start are refused.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Steps that end when they start are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "step-without-duration-refused",
    zh: "结束等于开始的环节被拒绝",
    en: "steps that end when they start are refused",
    breaks: &["DX-CAS-28"],
    how: &[How::Skip(Check::EndMayBeStart)],
};
