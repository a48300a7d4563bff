//! Requests without any header of the signature are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests without any header of the signature are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "unsigned-accepted",
    zh: "完全没有签名请求头的请求被受理",
    en: "requests without any header of the signature are accepted",
    breaks: &["DX-ACS-04"],
    how: &[How::Skip(Check::Unsigned)],
};
