//! Handling codes are not compared with implementation codes.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Handling codes are not compared with implementation codes.
pub(super) const DEVIATION: Authored = Authored {
    id: "handling-code-not-compared",
    zh: "业务办理项编码与实施编码不比对",
    en: "handling codes are not compared with implementation codes",
    breaks: &["DX-ITM-33"],
    how: &[How::Skip(Check::HandlingCode)],
};
