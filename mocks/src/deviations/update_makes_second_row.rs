//! A row reported again with U is added as a second one.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A row reported again with U is added as a second one.
pub(super) const DEVIATION: Authored = Authored {
    id: "update-makes-second-row",
    zh: "以 U 重报时新增一行",
    en: "a row reported again with U is added as a second one",
    breaks: &["DX-ORG-06", "DX-ITM-19", "DX-LIC-12"],
    how: &[How::Skip(Check::UpdateInPlace)],
};
