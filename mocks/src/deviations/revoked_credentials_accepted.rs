//! Requests with revoked credentials are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Requests with revoked credentials are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "revoked-credentials-accepted",
    zh: "凭据已吊销的请求仍被受理",
    en: "requests with revoked credentials are accepted",
    breaks: &["DX-ACS-17"],
    how: &[How::Skip(Check::RevokedRefused)],
};
