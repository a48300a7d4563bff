//! Reports of licences in GBK are acknowledged.

use serde_json::json;

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Reports of licences in GBK are acknowledged.
pub(super) const DEVIATION: Authored = Authored {
    id: "gbk-bodies-acknowledged",
    zh: "GBK 编码的证照上报得到成功的回答",
    en: "reports of licences in GBK are acknowledged",
    breaks: &["DX-ROB-01"],
    how: &[How::Answer(|heard, answer| {
        let is_utf_8 = std::str::from_utf8(&heard.request.body).is_ok();
        if !is_utf_8 && heard.refused("reportLicence", &RefusalKind::Unreadable) {
            let receipt = json!({"certificate_source_id": "unknown"});
            answer.set_value(&json!({"code": 200, "message": "成功", "data": receipt}));
        }
    })],
};
