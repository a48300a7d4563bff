//! A line end within data becomes a header of the answer.

use super::holds::holds;
use crate::deviation::{Authored, How};

/// A line end within data becomes a header of the answer.
pub(super) const DEVIATION: Authored = Authored {
    id: "line-end-becomes-a-header",
    zh: "数据中的换行成为应答的头",
    en: "a line end within data becomes a header of the answer",
    breaks: &["DX-ROB-12"],
    how: &[How::Answer(|heard, answer| {
        if holds(&heard.request.body, b"\\r\\nx-hutong-injected: 1") {
            answer.headers.push(("X-Hutong-Injected".to_owned(), "1".to_owned()));
        }
    })],
};
