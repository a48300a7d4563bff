//! Special procedures and materials without an acceptance are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Special procedures and materials without an acceptance are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "parts-without-acceptance-accepted",
    zh: "没有受理的特别程序和材料被受理",
    en: "special procedures and materials without an acceptance are accepted",
    breaks: &["DX-CAS-22"],
    how: &[How::Skip(Check::PartAfterAcceptance)],
};
