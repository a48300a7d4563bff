//! Codes of an acceptance are not compared with each other.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Codes of an acceptance are not compared with each other.
pub(super) const DEVIATION: Authored = Authored {
    id: "acceptance-codes-not-compared",
    zh: "受理的单位代码、基本编码与实施编码不比对",
    en: "codes of an acceptance are not compared with each other",
    breaks: &["DX-CAS-16"],
    how: &[How::Skip(Check::AcceptanceCodes)],
};
