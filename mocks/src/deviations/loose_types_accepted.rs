//! Integers written as text are accepted.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Integers written as text are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "loose-types-accepted",
    zh: "以文本书写的整数被受理",
    en: "integers written as text are accepted",
    breaks: &["DX-DAT-01", "DX-ENV-13"],
    how: &[How::Forgive(|lapse| {
        let digits = lapse.value.and_then(Value::as_str).is_some_and(|text| text.parse::<i64>().is_ok());
        lapse.fault.keyword == "type" && lapse.demand.as_str() == Some("integer") && digits
    })],
};
