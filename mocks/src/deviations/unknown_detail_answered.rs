//! A query of an unknown implementation code answers another item.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A query of an unknown implementation code answers another item.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-detail-answered",
    zh: "按不存在的实施编码查询，返回另一事项",
    en: "a query of an unknown implementation code answers another item",
    breaks: &["DX-ITM-20"],
    how: &[How::Skip(Check::UnknownDetailRefused)],
};
