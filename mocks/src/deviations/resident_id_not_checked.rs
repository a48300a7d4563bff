//! Resident identity numbers of applicants are not checked.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Resident identity numbers of applicants are not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "resident-id-not-checked",
    zh: "申请人身份证号码不校验",
    en: "resident identity numbers of applicants are not checked",
    breaks: &["DX-DAT-14"],
    how: &[How::Skip(Check::ResidentId)],
};
