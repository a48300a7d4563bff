//! A signature by the lasting key is taken for one by the short-lived secret.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A signature by the lasting key is taken for one by the short-lived secret.
pub(super) const DEVIATION: Authored = Authored {
    id: "lasting-secret-accepted",
    zh: "用 appkey 代替短期密钥签名也被受理",
    en: "a signature by the lasting key is taken for one by the short-lived secret",
    breaks: &["DX-ACS-03"],
    how: &[How::Skip(Check::SessionSecret)],
};
