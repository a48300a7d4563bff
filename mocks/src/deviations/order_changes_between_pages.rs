//! From the second page on the order is turned round.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// From the second page on the order is turned round.
pub(super) const DEVIATION: Authored = Authored {
    id: "order-changes-between-pages",
    zh: "第二页起次序颠倒",
    en: "from the second page on the order is turned round",
    breaks: &["DX-SEQ-01"],
    how: &[How::Skip(Check::OneOrderOfPages)],
};
