//! Process steps of withdrawn cases are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Process steps of withdrawn cases are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "process-of-withdrawn-case-accepted",
    zh: "已撤回办件的办理过程被受理",
    en: "process steps of withdrawn cases are accepted",
    breaks: &["DX-CAS-34"],
    how: &[How::Skip(Check::WithdrawnNotProcessed)],
};
