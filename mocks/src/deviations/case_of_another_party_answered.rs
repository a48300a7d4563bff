//! Another party's case is answered.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Another party's case is answered.
pub(super) const DEVIATION: Authored = Authored {
    id: "case-of-another-party-answered",
    zh: "可以查到他方的办件",
    en: "another party's case is answered",
    breaks: &["DX-PRI-03"],
    how: &[How::Skip(Check::CaseOfCaller)],
};
