//! Refused rows are not listed.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Refused rows are not listed.
pub(super) const DEVIATION: Authored = Authored {
    id: "refused-rows-not-listed",
    zh: "被拒绝的行不列入问题数据",
    en: "refused rows are not listed",
    breaks: &["DX-FBK-02"],
    how: &[How::Skip(Check::RefusedListed)],
};
