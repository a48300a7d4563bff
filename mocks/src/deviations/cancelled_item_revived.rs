//! Cancelled items come back into use.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Cancelled items come back into use.
pub(super) const DEVIATION: Authored = Authored {
    id: "cancelled-item-revived",
    zh: "已取消的事项可恢复在用",
    en: "cancelled items come back into use",
    breaks: &["DX-ITM-37"],
    how: &[How::Skip(Check::CancelledForGood)],
};
