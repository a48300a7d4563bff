//! Promises longer than the statute are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Promises longer than the statute are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "long-promise-accepted",
    zh: "承诺时限长于法定时限也被受理",
    en: "promises longer than the statute are accepted",
    breaks: &["DX-ITM-28"],
    how: &[How::Skip(Check::PromiseLength)],
};
