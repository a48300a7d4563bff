//! Items without visit, online handling and courier are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Items without visit, online handling and courier are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "courier-not-demanded",
    zh: "不到场、不网办、不快递的事项被受理",
    en: "items without visit, online handling and courier are accepted",
    breaks: &["DX-ITM-26"],
    how: &[How::Skip(Check::Courier)],
};
