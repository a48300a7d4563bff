//! Equal ways to ask and to complain are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Equal ways to ask and to complain are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "same-telephone-accepted",
    zh: "咨询与投诉方式相同也被受理",
    en: "equal ways to ask and to complain are accepted",
    breaks: &["DX-ITM-29"],
    how: &[How::Skip(Check::TelephonesDiffer)],
};
