//! A row reported again with U is accepted and not stored.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A row reported again with U is accepted and not stored.
pub(super) const DEVIATION: Authored = Authored {
    id: "update-not-stored",
    zh: "以 U 重报时不更新",
    en: "a row reported again with U is accepted and not stored",
    breaks: &["DX-ORG-06", "DX-ITM-19", "DX-CAS-15", "DX-CAS-19", "DX-LIC-12"],
    how: &[How::Skip(Check::UpdateStored)],
};
