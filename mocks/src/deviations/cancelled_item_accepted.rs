//! Acceptances of cancelled items are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Acceptances of cancelled items are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "cancelled-item-accepted",
    zh: "已取消事项的受理被受理",
    en: "acceptances of cancelled items are accepted",
    breaks: &["DX-CAS-15"],
    how: &[How::Skip(Check::ItemNotCancelled)],
};
