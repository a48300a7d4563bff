//! Another party's case is refused with 403, one that nobody has as a business failure.

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Another party's case is refused with 403, one that nobody has as a business failure.
pub(super) const DEVIATION: Authored = Authored {
    id: "existence-told-by-status",
    zh: "查询他方的办件返回 403，查询不存在的办件返回业务失败",
    en: "another party's case is refused with 403, one that nobody has as a business failure",
    breaks: &["DX-PRI-13"],
    how: &[How::Answer(|heard, answer| {
        if heard.refused("queryCase", &RefusalKind::Foreign) {
            answer.status = 403;
        }
    })],
};
