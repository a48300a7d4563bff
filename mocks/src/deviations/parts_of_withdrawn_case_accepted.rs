//! Special procedures and materials of withdrawn cases are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Special procedures and materials of withdrawn cases are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "parts-of-withdrawn-case-accepted",
    zh: "已撤回办件的特别程序和材料被受理",
    en: "special procedures and materials of withdrawn cases are accepted",
    breaks: &["DX-CAS-34"],
    how: &[How::Skip(Check::WithdrawnTakesNoPart)],
};
