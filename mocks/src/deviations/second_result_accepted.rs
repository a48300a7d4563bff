//! Second results are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Second results are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "second-result-accepted",
    zh: "再次办结被受理",
    en: "second results are accepted",
    breaks: &["DX-CAS-33"],
    how: &[How::Skip(Check::ResultOnce)],
};
