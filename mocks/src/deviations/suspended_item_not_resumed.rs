//! Suspended items do not come back into use.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Suspended items do not come back into use.
pub(super) const DEVIATION: Authored = Authored {
    id: "suspended-item-not-resumed",
    zh: "已暂停的事项不能恢复",
    en: "suspended items do not come back into use",
    breaks: &["DX-ITM-36"],
    how: &[How::Skip(Check::ItemMayBeResumed)],
};
