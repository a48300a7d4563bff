//! A party without the right to query licences may query them.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A party without the right to query licences may query them.
pub(super) const DEVIATION: Authored = Authored {
    id: "queries-without-right-answered",
    zh: "无权查询证照的接入单位可以查询",
    en: "a party without the right to query licences may query them",
    breaks: &["DX-ACS-20"],
    how: &[How::Skip(Check::QueryRights)],
};
