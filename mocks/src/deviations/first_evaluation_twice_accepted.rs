//! A second first evaluation is accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A second first evaluation is accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "first-evaluation-twice-accepted",
    zh: "两次首次评价都被受理",
    en: "a second first evaluation is accepted",
    breaks: &["DX-EVA-09"],
    how: &[How::Skip(Check::EvaluationOnce)],
};
