//! The receipt of a licence names another one.

use serde_json::Value;

use crate::deviation::{Authored, How};
use crate::pointer::put;

/// The receipt of a licence names another one.
pub(super) const DEVIATION: Authored = Authored {
    id: "receipt-of-another-licence",
    zh: "证照回执带回其他标识",
    en: "the receipt of a licence names another one",
    breaks: &["DX-LIC-11"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("reportLicence") {
            answer.alter(|value| put(value, "/data/certificate_source_id", Value::from("other")));
        }
    })],
};
