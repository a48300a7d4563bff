//! The withdrawal of another party's licence is refused with the words that the caller may not.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;
use crate::refusal::RefusalKind;

/// The withdrawal of another party's licence is refused with the words that the caller may not.
pub(super) const DEVIATION: Authored = Authored {
    id: "existence-of-licence-told",
    zh: "撤回他方的证照时说明无权撤回",
    en: "the withdrawal of another party's licence is refused with the words that the caller may not",
    breaks: &["DX-PRI-13"],
    how: &[How::Answer(|heard, answer| {
        if heard.refused("reportLicence", &RefusalKind::Foreign) {
            answer.alter(|value| put(value, "/message", Value::from("无权撤回该证照")));
        }
    })],
};
