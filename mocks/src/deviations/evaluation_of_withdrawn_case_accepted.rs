//! Evaluations of withdrawn cases are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Evaluations of withdrawn cases are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "evaluation-of-withdrawn-case-accepted",
    zh: "已撤回办件的评价被受理",
    en: "evaluations of withdrawn cases are accepted",
    breaks: &["DX-EVA-14"],
    how: &[How::Skip(Check::WithdrawnNotEvaluated)],
};
