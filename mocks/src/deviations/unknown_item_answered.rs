//! A query of an unknown basic code answers other items.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A query of an unknown basic code answers other items.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-item-answered",
    zh: "按不存在的基本编码查询，返回其他事项",
    en: "a query of an unknown basic code answers other items",
    breaks: &["DX-ITM-21"],
    how: &[How::Skip(Check::UnknownItemEmpty)],
};
