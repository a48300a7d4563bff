//! Accepted rows are listed as rejected.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Accepted rows are listed as rejected.
pub(super) const DEVIATION: Authored = Authored {
    id: "accepted-rows-listed",
    zh: "已受理的行列入问题数据",
    en: "accepted rows are listed as rejected",
    breaks: &["DX-FBK-04"],
    how: &[How::Skip(Check::AcceptedNotListed)],
};
