//! Another party's rejected rows are listed.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Another party's rejected rows are listed.
pub(super) const DEVIATION: Authored = Authored {
    id: "rejected-rows-of-another-party-listed",
    zh: "列出他方的问题数据",
    en: "another party's rejected rows are listed",
    breaks: &["DX-PRI-11"],
    how: &[How::Skip(Check::RejectionsOfCaller)],
};
