//! Items with a fee and no basis are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Items with a fee and no basis are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "fee-without-basis-accepted",
    zh: "没有依据的收费事项被受理",
    en: "items with a fee and no basis are accepted",
    breaks: &["DX-ITM-23"],
    how: &[How::Skip(Check::FeeBasis)],
};
