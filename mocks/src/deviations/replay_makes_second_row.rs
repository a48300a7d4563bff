//! The same row again makes a second one.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The same row again makes a second one.
pub(super) const DEVIATION: Authored = Authored {
    id: "replay-makes-second-row",
    zh: "同一行重报产生第二行",
    en: "the same row again makes a second one",
    breaks: &["DX-ROB-06"],
    how: &[How::Skip(Check::ReplayOnce)],
};
