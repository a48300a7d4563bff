//! Another party's row is changed.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Another party's row is changed.
pub(super) const DEVIATION: Authored = Authored {
    id: "row-of-another-party-changed",
    zh: "可以更新他方的行",
    en: "another party's row is changed",
    breaks: &["DX-PRI-07"],
    how: &[How::Skip(Check::ChangeByOwner)],
};
