//! Items of a lower version are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Items of a lower version are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "version-goes-back",
    zh: "低于已有版本的事项被受理",
    en: "items of a lower version are accepted",
    breaks: &["DX-ITM-18"],
    how: &[How::Skip(Check::VersionNotLower)],
};
