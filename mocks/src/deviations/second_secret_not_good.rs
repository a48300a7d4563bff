//! A secret that is obtained while another is good is no good.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A secret that is obtained while another is good is no good.
pub(super) const DEVIATION: Authored = Authored {
    id: "second-secret-not-good",
    zh: "再次换取的密钥不能使用",
    en: "a secret that is obtained while another is good is no good",
    breaks: &["DX-SEQ-05"],
    how: &[How::Skip(Check::LaterSecretGood)],
};
