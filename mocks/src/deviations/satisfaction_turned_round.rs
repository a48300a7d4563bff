//! The scale of satisfaction is turned round.

use serde_json::Value;

use crate::deviation::{Authored, How};

/// The scale of satisfaction is turned round.
pub(super) const DEVIATION: Authored = Authored {
    id: "satisfaction-turned-round",
    zh: "满意度方向颠倒",
    en: "the scale of satisfaction is turned round",
    breaks: &["DX-EVA-12"],
    how: &[How::Store(|table, row| {
        let level = row.get("satisfaction").and_then(Value::as_str).and_then(|text| text.parse::<u8>().ok());
        if let Some(level) = level.filter(|level| table == "up_pro_evaluation" && (1..=5).contains(level)) {
            row.insert("satisfaction".to_owned(), Value::from((6 - level).to_string()));
        }
    })],
};
