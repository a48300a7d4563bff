//! Process steps without an acceptance are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Process steps without an acceptance are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "process-without-acceptance-accepted",
    zh: "没有受理的办理过程被受理",
    en: "process steps without an acceptance are accepted",
    breaks: &["DX-CAS-20"],
    how: &[How::Skip(Check::ProcessAfterAcceptance)],
};
