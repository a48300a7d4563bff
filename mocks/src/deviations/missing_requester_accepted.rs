//! Requests without rid are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests without rid are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "missing-requester-accepted",
    zh: "不带 rid 的请求被受理",
    en: "requests without rid are accepted",
    breaks: &["DX-ACS-01"],
    how: &[How::Skip(Check::RequesterPresent)],
};
