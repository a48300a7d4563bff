//! A page begins with the last row of the page before.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A page begins with the last row of the page before.
pub(super) const DEVIATION: Authored = Authored {
    id: "pages-overlap",
    zh: "后一页重复前一页的末行",
    en: "a page begins with the last row of the page before",
    breaks: &["DX-SEQ-01"],
    how: &[How::Skip(Check::PagesApart)],
};
