//! Third evaluations are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Third evaluations are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "third-evaluation-accepted",
    zh: "第三次评价被受理",
    en: "third evaluations are accepted",
    breaks: &["DX-EVA-16"],
    how: &[How::Skip(Check::NoThirdEvaluation)],
};
