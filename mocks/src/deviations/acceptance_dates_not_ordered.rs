//! The order of the dates of an acceptance is not checked.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The order of the dates of an acceptance is not checked.
pub(super) const DEVIATION: Authored = Authored {
    id: "acceptance-dates-not-ordered",
    zh: "申请、受理、承诺时间的先后不检查",
    en: "the order of the dates of an acceptance is not checked",
    breaks: &["DX-CAS-23"],
    how: &[How::Skip(Check::AcceptanceDates)],
};
