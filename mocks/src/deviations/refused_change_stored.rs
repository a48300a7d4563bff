//! Another party's change is refused and stored all the same.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Another party's change is refused and stored all the same.
pub(super) const DEVIATION: Authored = Authored {
    id: "refused-change-stored",
    zh: "拒绝他方的更新，却已存储",
    en: "another party's change is refused and stored all the same",
    breaks: &["DX-PRI-07"],
    how: &[How::Skip(Check::RefusedChangeForgotten)],
};
