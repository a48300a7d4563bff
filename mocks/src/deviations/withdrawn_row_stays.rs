//! Rows withdrawn with D stay.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Rows withdrawn with D stay.
pub(super) const DEVIATION: Authored = Authored {
    id: "withdrawn-row-stays",
    zh: "以 D 撤回的行仍可查到",
    en: "rows withdrawn with D stay",
    breaks: &["DX-ORG-07", "DX-CAS-34", "DX-CAS-36"],
    how: &[How::Skip(Check::Withdrawal)],
};
