//! The number of a withdrawn case is accepted again.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The number of a withdrawn case is accepted again.
pub(super) const DEVIATION: Authored = Authored {
    id: "withdrawn-number-accepted-again",
    zh: "已撤回的办件编号再次被受理",
    en: "the number of a withdrawn case is accepted again",
    breaks: &["DX-CAS-35"],
    how: &[How::Skip(Check::WithdrawnNumberNotReused)],
};
