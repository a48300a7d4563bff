//! Results without an acceptance are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Results without an acceptance are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "result-without-acceptance-accepted",
    zh: "没有受理的办结被受理",
    en: "results without an acceptance are accepted",
    breaks: &["DX-CAS-21"],
    how: &[How::Skip(Check::ResultAfterAcceptance)],
};
