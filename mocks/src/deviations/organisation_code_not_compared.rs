//! `org_code` is not compared with the social credit code.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// `org_code` is not compared with the social credit code.
pub(super) const DEVIATION: Authored = Authored {
    id: "organisation-code-not-compared",
    zh: "org_code 与统一社会信用代码不比对",
    en: "org_code is not compared with the social credit code",
    breaks: &["DX-ORG-08"],
    how: &[How::Skip(Check::OrganisationCodeInside)],
};
