//! The parts of item codes are not compared with the columns beside them.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The parts of item codes are not compared with the columns beside them.
pub(super) const DEVIATION: Authored = Authored {
    id: "code-parts-not-compared",
    zh: "事项编码各段与同报文的列不比对",
    en: "the parts of item codes are not compared with the columns beside them",
    breaks: &["DX-ITM-15"],
    how: &[How::Skip(Check::CodeParts)],
};
