//! A row is lost between two pages.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A row is lost between two pages.
pub(super) const DEVIATION: Authored = Authored {
    id: "row-lost-between-pages",
    zh: "两页之间漏掉一行",
    en: "a row is lost between two pages",
    breaks: &["DX-SEQ-01"],
    how: &[How::Skip(Check::NoRowBetweenPages)],
};
