//! The total counts the rows of the page alone.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The total counts the rows of the page alone.
pub(super) const DEVIATION: Authored = Authored {
    id: "total-of-the-page-alone",
    zh: "total 只计本页的行",
    en: "the total counts the rows of the page alone",
    breaks: &["DX-SEQ-01"],
    how: &[How::Skip(Check::TotalOfAllRows)],
};
