//! An unknown holder is answered with strangers' licences.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// An unknown holder is answered with strangers' licences.
pub(super) const DEVIATION: Authored = Authored {
    id: "strangers-licences-answered",
    zh: "未知持有者得到他人的证照",
    en: "an unknown holder is answered with strangers' licences",
    breaks: &["DX-LIC-07"],
    how: &[How::Skip(Check::UnknownHolderEmpty)],
};
