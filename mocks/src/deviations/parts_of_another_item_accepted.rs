//! `task_guid` of the parts is not compared with the item.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// `task_guid` of the parts is not compared with the item.
pub(super) const DEVIATION: Authored = Authored {
    id: "parts-of-another-item-accepted",
    zh: "各部分的 task_guid 与事项不比对",
    en: "task_guid of the parts is not compared with the item",
    breaks: &["DX-ITM-22"],
    how: &[How::Skip(Check::PartsBelong)],
};
