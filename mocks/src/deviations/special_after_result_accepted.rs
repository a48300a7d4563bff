//! Special procedures of closed cases are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Special procedures of closed cases are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "special-after-result-accepted",
    zh: "已办结办件的特别程序被受理",
    en: "special procedures of closed cases are accepted",
    breaks: &["DX-CAS-32"],
    how: &[How::Skip(Check::SpecialBeforeResult)],
};
