//! Details of unknown basic codes are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Details of unknown basic codes are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "detail-without-directory-accepted",
    zh: "基本编码不在目录中的实施清单被受理",
    en: "details of unknown basic codes are accepted",
    breaks: &["DX-ITM-14"],
    how: &[How::Skip(Check::DirectoryKnown)],
};
