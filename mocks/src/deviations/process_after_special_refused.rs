//! Process steps after a special procedure are refused.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Process steps after a special procedure are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "process-after-special-refused",
    zh: "特别程序之后的办理过程被拒绝",
    en: "process steps after a special procedure are refused",
    breaks: &["DX-CAS-30"],
    how: &[How::Skip(Check::GoesOnAfterSpecial)],
};
