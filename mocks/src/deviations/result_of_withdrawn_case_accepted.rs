//! Results of withdrawn cases are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Results of withdrawn cases are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "result-of-withdrawn-case-accepted",
    zh: "已撤回办件的办结被受理",
    en: "results of withdrawn cases are accepted",
    breaks: &["DX-CAS-34"],
    how: &[How::Skip(Check::WithdrawnNotClosed)],
};
