//! An update of an item that is refused is stored all the same.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// An update of an item that is refused is stored all the same.
pub(super) const DEVIATION: Authored = Authored {
    id: "refused-item-stored",
    zh: "被拒绝的事项更新已入库",
    en: "an update of an item that is refused is stored all the same",
    breaks: &["DX-ITM-38"],
    how: &[How::Skip(Check::RefusedItemNotStored)],
};
