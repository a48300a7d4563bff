//! Of two acceptances of one number at the same time both are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Of two acceptances of one number at the same time both are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "two-at-once-accepted",
    zh: "同时上报的同一办件编号都受理",
    en: "of two acceptances of one number at the same time both are accepted",
    breaks: &["DX-SEQ-03"],
    how: &[How::Skip(Check::NumberOnceAtOnce)],
};
