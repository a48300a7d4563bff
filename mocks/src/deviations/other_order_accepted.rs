//! A signature over rid, sid, rtime is accepted too.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A signature over rid, sid, rtime is accepted too.
pub(super) const DEVIATION: Authored = Authored {
    id: "other-order-accepted",
    zh: "按 rid、sid、rtime 次序签名也被受理",
    en: "a signature over rid, sid, rtime is accepted too",
    breaks: &["DX-ACS-05"],
    how: &[How::Skip(Check::CanonicalOrder)],
};
