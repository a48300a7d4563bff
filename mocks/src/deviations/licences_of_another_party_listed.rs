//! Licences that another party reported are listed.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Licences that another party reported are listed.
pub(super) const DEVIATION: Authored = Authored {
    id: "licences-of-another-party-listed",
    zh: "列出他方上报的证照",
    en: "licences that another party reported are listed",
    breaks: &["DX-PRI-12"],
    how: &[How::Skip(Check::LicencesOfCaller)],
};
