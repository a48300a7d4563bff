//! The answer to the query of rejected rows has no data.

use crate::deviation::{Authored, How};
use crate::pointer::remove;

/// The answer to the query of rejected rows has no data.
pub(super) const DEVIATION: Authored = Authored {
    id: "data-missing",
    zh: "问题数据查询的回答没有 data",
    en: "the answer to the query of rejected rows has no data",
    breaks: &["DX-ENV-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryRejectedRows") {
            answer.alter(|value| remove(value, "/data"));
        }
    })],
};
