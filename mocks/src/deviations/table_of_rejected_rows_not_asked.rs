//! Queries of rejected rows do not look at the table that is asked for.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Queries of rejected rows do not look at the table that is asked for.
pub(super) const DEVIATION: Authored = Authored {
    id: "table-of-rejected-rows-not-asked",
    zh: "问题数据查询不按表筛选",
    en: "queries of rejected rows do not look at the table that is asked for",
    breaks: &["DX-SEQ-05"],
    how: &[How::Skip(Check::TableFilter)],
};
