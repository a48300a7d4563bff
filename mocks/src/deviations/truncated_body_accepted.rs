//! Torn queries of rejected rows are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Torn queries of rejected rows are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "truncated-body-accepted",
    zh: "残缺的问题数据查询被受理",
    en: "torn queries of rejected rows are accepted",
    breaks: &["DX-ROB-01", "DX-ENV-13"],
    how: &[
        How::Skip(Check::Readable),
        How::Forgive(|lapse| lapse.operation == "queryRejectedRows" && lapse.fault.keyword == "required"),
    ],
};
