//! Beyond the last page the last one is answered again.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Beyond the last page the last one is answered again.
pub(super) const DEVIATION: Authored = Authored {
    id: "last-page-again",
    zh: "页号超出末页时再次返回末页",
    en: "beyond the last page the last one is answered again",
    breaks: &["DX-ENV-16"],
    how: &[How::Skip(Check::EmptyPageBeyondTheLast)],
};
