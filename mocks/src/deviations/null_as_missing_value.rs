//! Null stands for a column without a value.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// Null stands for a column without a value.
pub(super) const DEVIATION: Authored = Authored {
    id: "null-as-missing-value",
    zh: "以 null 代替没有值的列被受理",
    en: "null stands for a column without a value",
    breaks: &["DX-DAT-01", "DX-ENV-13"],
    how: &[How::Forgive(|lapse| lapse.fault.keyword == "type" && lapse.value == Some(&Value::Null))],
};
