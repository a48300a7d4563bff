//! The kind of case is not compared with the promised time.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The kind of case is not compared with the promised time.
pub(super) const DEVIATION: Authored = Authored {
    id: "promise-kind-not-compared",
    zh: "办件类型与承诺时限不比对",
    en: "the kind of case is not compared with the promised time",
    breaks: &["DX-ITM-27"],
    how: &[How::Skip(Check::PromiseKind)],
};
