//! An extra column makes the platform fail.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// An extra column makes the platform fail.
pub(super) const DEVIATION: Authored = Authored {
    id: "extra-column-as-500",
    zh: "多余的列使平台出错",
    en: "an extra column makes the platform fail",
    breaks: &["DX-ROB-01", "DX-ROB-02", "DX-ROB-10"],
    how: &[How::Answer(|heard, answer| {
        let body: Value = serde_json::from_slice(&heard.request.body).unwrap_or_default();
        let is_extra = |name: &String| !KNOWN.contains(&name.as_str());
        if heard.accepted("queryRejectedRows")
            && body.as_object().is_some_and(|body| body.keys().any(is_extra))
        {
            answer.status = 500;
        }
    })],
};

const KNOWN: &[&str] = &["table_sql_name", "table_row_guid", "page_no", "page_size"];
