//! A query of an unknown case number answers another's case.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A query of an unknown case number answers another's case.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-case-answered",
    zh: "按不存在的办件编号查询，返回他人的办件",
    en: "a query of an unknown case number answers another's case",
    breaks: &["DX-CAS-27"],
    how: &[How::Skip(Check::UnknownCaseRefused)],
};
