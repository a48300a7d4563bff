//! Process steps of closed cases are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Process steps of closed cases are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "process-after-result-accepted",
    zh: "已办结办件的办理过程被受理",
    en: "process steps of closed cases are accepted",
    breaks: &["DX-CAS-31"],
    how: &[How::Skip(Check::ProcessBeforeResult)],
};
