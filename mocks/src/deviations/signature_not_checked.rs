//! The signature must be there and is never verified.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// The signature must be there and is never verified.
pub(super) const DEVIATION: Authored = Authored {
    id: "signature-not-checked",
    zh: "签名只看有无，不核对",
    en: "the signature must be there and is never verified",
    breaks: &["DX-ACS-02", "DX-ACS-03", "DX-ACS-05"],
    how: &[How::Skip(Check::Signature)],
};
