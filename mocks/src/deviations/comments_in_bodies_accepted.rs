//! Queries of rejected rows with a comment in them are accepted.

use serde_json::json;

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Queries of rejected rows with a comment in them are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "comments-in-bodies-accepted",
    zh: "带注释的报文被受理",
    en: "queries of rejected rows with a comment in them are accepted",
    breaks: &["DX-ROB-01"],
    how: &[How::Answer(|heard, answer| {
        let has_comment = heard.request.body.starts_with(b"/*");
        if has_comment && heard.refused("queryRejectedRows", &RefusalKind::Unreadable) {
            answer.set_value(&json!({"code": 200, "message": "成功", "data": {"total": 0, "rows": []}}));
        }
    })],
};
