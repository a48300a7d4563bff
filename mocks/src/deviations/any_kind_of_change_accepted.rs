//! Other values of `cd_operation` are accepted.

use crate::deviation::{Authored, How};

/// Other values of `cd_operation` are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-kind-of-change-accepted",
    zh: "cd_operation 的其他值被受理",
    en: "other values of cd_operation are accepted",
    breaks: &["DX-DAT-05"],
    how: &[How::Forgive(|lapse| lapse.fault.keyword == "enum" && lapse.fault.at == "/cd_operation")],
};
