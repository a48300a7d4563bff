//! Requests without sign are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests without sign are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "missing-signature-accepted",
    zh: "不带 sign 的请求被受理",
    en: "requests without sign are accepted",
    breaks: &["DX-ACS-01"],
    how: &[How::Skip(Check::SignaturePresent)],
};
