//! Evaluations before the result are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Evaluations before the result are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "evaluation-before-result-accepted",
    zh: "办结之前的评价被受理",
    en: "evaluations before the result are accepted",
    breaks: &["DX-EVA-08"],
    how: &[How::Skip(Check::EvaluationAfterResult)],
};
