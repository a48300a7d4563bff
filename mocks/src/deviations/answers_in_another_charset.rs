//! Answers to the query of organisations hold bytes that are not UTF-8.

use crate::deviation::{Authored, How};

/// Answers to the query of organisations hold bytes that are not UTF-8.
pub(super) const DEVIATION: Authored = Authored {
    id: "answers-in-another-charset",
    zh: "实施主体查询的回答含非法 UTF-8 字节",
    en: "answers to the query of organisations hold bytes that are not UTF-8",
    breaks: &["DX-ENV-07", "DX-ENV-01", "DX-ENV-12"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryOrganisations") {
            // 成功 in GB 18030.
            let text = answer.body.windows(SUCCESS.len()).position(|window| window == SUCCESS);
            if let Some(at) = text {
                answer.body.splice(at..at + SUCCESS.len(), [0xb3, 0xc9, 0xb9, 0xa6]);
            }
        }
    })],
};

const SUCCESS: &[u8] = "成功".as_bytes();
