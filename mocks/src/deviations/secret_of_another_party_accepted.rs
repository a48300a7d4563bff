//! A signature by the secret of another party passes.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A signature by the secret of another party passes.
pub(super) const DEVIATION: Authored = Authored {
    id: "secret-of-another-party-accepted",
    zh: "以他方的密钥签名也通过",
    en: "a signature by the secret of another party passes",
    breaks: &["DX-ACS-19"],
    how: &[How::Skip(Check::SecretOfCaller)],
};
