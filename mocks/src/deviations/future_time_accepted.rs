//! Timestamps of the future are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Timestamps of the future are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "future-time-accepted",
    zh: "超前的时间戳被受理",
    en: "timestamps of the future are accepted",
    breaks: &["DX-ACS-06"],
    how: &[How::Skip(Check::TimeNotAhead)],
};
