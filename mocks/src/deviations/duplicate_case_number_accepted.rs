//! A known case number under another row makes a second case.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A known case number under another row makes a second case.
pub(super) const DEVIATION: Authored = Authored {
    id: "duplicate-case-number-accepted",
    zh: "重复的办件编号产生两个办件",
    en: "a known case number under another row makes a second case",
    breaks: &["DX-CAS-18"],
    how: &[How::Skip(Check::CaseNumberOnce)],
};
