//! Any method is accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Any method is accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-method-accepted",
    zh: "任何 HTTP 方法都被受理",
    en: "any method is accepted",
    breaks: &["DX-ENV-10"],
    how: &[How::Skip(Check::Method)],
};
