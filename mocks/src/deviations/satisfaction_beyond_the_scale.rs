//! Levels of satisfaction beyond the scale are accepted.

use crate::deviation::{Authored, How};

/// Levels of satisfaction beyond the scale are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "satisfaction-beyond-the-scale",
    zh: "满意度的其他值被受理",
    en: "levels of satisfaction beyond the scale are accepted",
    breaks: &["DX-EVA-03"],
    how: &[How::Forgive(|lapse| lapse.fault.keyword == "enum" && lapse.fault.at == "/satisfaction")],
};
