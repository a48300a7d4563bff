//! Requests without rtime are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests without rtime are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "missing-time-accepted",
    zh: "不带 rtime 的请求被受理",
    en: "requests without rtime are accepted",
    breaks: &["DX-ACS-01"],
    how: &[How::Skip(Check::TimePresent)],
};
