//! A query of an unknown row answers other rows.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A query of an unknown row answers other rows.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-row-answered",
    zh: "按不存在的行标识查询问题数据，返回其他行",
    en: "a query of an unknown row answers other rows",
    breaks: &["DX-FBK-07"],
    how: &[How::Skip(Check::UnknownRowEmpty)],
};
