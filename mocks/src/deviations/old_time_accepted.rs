//! Timestamps of the past are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Timestamps of the past are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "old-time-accepted",
    zh: "过期的时间戳被受理",
    en: "timestamps of the past are accepted",
    breaks: &["DX-ACS-06"],
    how: &[How::Skip(Check::TimeNotOld)],
};
