//! Second evaluations without a first one are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Second evaluations without a first one are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "second-evaluation-without-first-accepted",
    zh: "没有首次评价的追加评价被受理",
    en: "second evaluations without a first one are accepted",
    breaks: &["DX-EVA-15"],
    how: &[How::Skip(Check::FirstEvaluationFirst)],
};
