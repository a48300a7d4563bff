//! Requests with expired credentials are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests with expired credentials are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "expired-credentials-accepted",
    zh: "凭据已过期的请求仍被受理",
    en: "requests with expired credentials are accepted",
    breaks: &["DX-ACS-16"],
    how: &[How::Skip(Check::ExpiredRefused)],
};
