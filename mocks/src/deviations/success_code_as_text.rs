//! The success code of the query of rejected rows is the text "200".

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// The success code of the query of rejected rows is the text "200".
pub(super) const DEVIATION: Authored = Authored {
    id: "success-code-as-text",
    zh: "问题数据查询的成功代码是文本 \"200\"",
    en: "the success code of the query of rejected rows is the text \"200\"",
    breaks: &["DX-ENV-02", "DX-ENV-12"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryRejectedRows") {
            answer.alter(|value| put(value, "/code", Value::from("200")));
        }
    })],
};
