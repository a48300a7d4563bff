//! A planned start after the planned end is accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A planned start after the planned end is accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "plan-order-not-checked",
    zh: "计划生效晚于计划取消也被受理",
    en: "a planned start after the planned end is accepted",
    breaks: &["DX-ITM-32"],
    how: &[How::Skip(Check::PlanOrder)],
};
