//! Withdrawals of cases that are open are refused.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Withdrawals of cases that are open are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "case-not-withdrawn",
    zh: "未办结办件的撤回被拒绝",
    en: "withdrawals of cases that are open are refused",
    breaks: &["DX-CAS-30"],
    how: &[How::Skip(Check::CaseMayBeWithdrawn)],
};
