//! Steps, materials and results of another party's case are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Steps, materials and results of another party's case are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "part-of-another-partys-case-accepted",
    zh: "可以为他方的办件上报过程、材料和办结",
    en: "steps, materials and results of another party's case are accepted",
    breaks: &["DX-PRI-09"],
    how: &[How::Skip(Check::PartOfOwnCase)],
};
