//! The order of steps, special procedures and results is not checked.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The order of steps, special procedures and results is not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "case-dates-not-ordered",
    zh: "环节、特别程序、办结时间的先后不检查",
    en: "the order of steps, special procedures and results is not checked",
    breaks: &["DX-CAS-24"],
    how: &[How::Skip(Check::CaseDates)],
};
