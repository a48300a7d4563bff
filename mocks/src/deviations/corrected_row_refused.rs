//! A row that was put right is refused again.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A row that was put right is refused again.
pub(super) const DEVIATION: Authored = Authored {
    id: "corrected-row-refused",
    zh: "改正后的行仍被拒绝",
    en: "a row that was put right is refused again",
    breaks: &["DX-FBK-05"],
    how: &[How::Skip(Check::CorrectedRow)],
};
