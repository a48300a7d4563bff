//! Credentials that were issued for another platform are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Credentials that were issued for another platform are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "credentials-of-another-platform-accepted",
    zh: "为其他平台签发的凭据仍被受理",
    en: "credentials that were issued for another platform are accepted",
    breaks: &["DX-ACS-18"],
    how: &[How::Skip(Check::StrangerRefused)],
};
