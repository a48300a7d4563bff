//! Empty texts are accepted.

use crate::deviation::{Authored, How};

/// Empty texts are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "empty-texts-accepted",
    zh: "空串被受理",
    en: "empty texts are accepted",
    breaks: &["DX-DAT-02"],
    how: &[How::Forgive(|lapse| lapse.fault.keyword == "minLength")],
};
