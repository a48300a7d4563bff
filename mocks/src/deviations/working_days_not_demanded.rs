//! Hours without working days are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Hours without working days are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "working-days-not-demanded",
    zh: "办理时间不写工作日也被受理",
    en: "hours without working days are accepted",
    breaks: &["DX-ITM-31"],
    how: &[How::Skip(Check::WorkingDays)],
};
