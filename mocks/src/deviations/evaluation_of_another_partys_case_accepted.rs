//! An evaluation of another party's case is accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// An evaluation of another party's case is accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "evaluation-of-another-partys-case-accepted",
    zh: "可以为他方的办件上报评价",
    en: "an evaluation of another party's case is accepted",
    breaks: &["DX-PRI-10"],
    how: &[How::Skip(Check::EvaluationOfOwnCase)],
};
