//! A rid altered after signing is not noticed.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A rid altered after signing is not noticed.
pub(super) const DEVIATION: Authored = Authored {
    id: "altered-requester-accepted",
    zh: "签名后改动的 rid 不被发现",
    en: "a rid altered after signing is not noticed",
    breaks: &["DX-ACS-02"],
    how: &[How::Skip(Check::RequesterKnown), How::Skip(Check::RequesterSigned)],
};
