//! A short-lived secret is taken after its time.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A short-lived secret is taken after its time.
pub(super) const DEVIATION: Authored = Authored {
    id: "expired-secret-accepted",
    zh: "过了有效期的短期密钥仍可使用",
    en: "a short-lived secret is taken after its time",
    breaks: &["DX-ACS-15"],
    how: &[How::Skip(Check::SecretNotOver)],
};
