//! Acceptances of versions that nobody reported are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Acceptances of versions that nobody reported are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "unknown-version-accepted",
    zh: "高于已知版本的受理被受理",
    en: "acceptances of versions that nobody reported are accepted",
    breaks: &["DX-CAS-17"],
    how: &[How::Skip(Check::VersionKnown)],
};
