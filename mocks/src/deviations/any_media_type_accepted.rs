//! Bodies of any media type are accepted.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Bodies of any media type are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-media-type-accepted",
    zh: "任何媒体类型都被受理",
    en: "bodies of any media type are accepted",
    breaks: &["DX-ENV-09"],
    how: &[How::Skip(Check::MediaType)],
};
