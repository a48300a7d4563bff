//! Queries of items do not look at the state that is asked for.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Queries of items do not look at the state that is asked for.
pub(super) const DEVIATION: Authored = Authored {
    id: "state-of-items-not-asked",
    zh: "事项查询不按状态筛选",
    en: "queries of items do not look at the state that is asked for",
    breaks: &["DX-SEQ-05"],
    how: &[How::Skip(Check::StateFilter)],
};
