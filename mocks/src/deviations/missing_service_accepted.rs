//! Requests without sid are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests without sid are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "missing-service-accepted",
    zh: "不带 sid 的请求被受理",
    en: "requests without sid are accepted",
    breaks: &["DX-ACS-01"],
    how: &[How::Skip(Check::ServicePresent)],
};
