//! Wrong filters of rejected rows are answered with HTTP 500.

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Wrong filters of rejected rows are answered with HTTP 500.
pub(super) const DEVIATION: Authored = Authored {
    id: "invalid-filters-as-500",
    zh: "条件错误的问题数据查询返回 HTTP 500",
    en: "wrong filters of rejected rows are answered with HTTP 500",
    breaks: &[
        "DX-ENV-12",
        "DX-ENV-13",
        "DX-ENV-14",
        "DX-DAT-01",
        "DX-ROB-01",
        "DX-ROB-10",
        "DX-ROB-11",
        "DX-ROB-12",
        "DX-ROB-15",
    ],
    how: &[How::Answer(|heard, answer| {
        if heard.refused("queryRejectedRows", &RefusalKind::Invalid) {
            answer.status = 500;
        }
    })],
};
