//! Torn reports of licences are acknowledged.

use serde_json::json;

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Torn reports of licences are acknowledged.
pub(super) const DEVIATION: Authored = Authored {
    id: "torn-licences-acknowledged",
    zh: "残缺的证照上报得到成功的回答",
    en: "torn reports of licences are acknowledged",
    breaks: &["DX-ROB-01"],
    how: &[How::Answer(|heard, answer| {
        if heard.refused("reportLicence", &RefusalKind::Unreadable) {
            let receipt = json!({"certificate_source_id": "unknown"});
            answer.set_value(&json!({"code": 200, "message": "成功", "data": receipt}));
        }
    })],
};
