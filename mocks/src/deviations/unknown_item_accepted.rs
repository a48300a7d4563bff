//! Acceptances of unknown items are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Acceptances of unknown items are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-item-accepted",
    zh: "未知事项的受理被受理",
    en: "acceptances of unknown items are accepted",
    breaks: &["DX-CAS-14"],
    how: &[How::Skip(Check::ItemKnown)],
};
