//! Another party's row is withdrawn.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Another party's row is withdrawn.
pub(super) const DEVIATION: Authored = Authored {
    id: "row-of-another-party-withdrawn",
    zh: "可以撤回他方的行",
    en: "another party's row is withdrawn",
    breaks: &["DX-PRI-08"],
    how: &[How::Skip(Check::WithdrawalByOwner)],
};
