//! The time of feedback is not in the time of China.

use hutong_specs::signing::TimeFormat;
use serde_json::Value;

use crate::deviation::{Authored, How};

/// The time of feedback is not in the time of China.
pub(super) const DEVIATION: Authored = Authored {
    id: "feedback-in-another-zone",
    zh: "反馈时间不是北京时间",
    en: "the time of feedback is not in the time of China",
    breaks: &["DX-SEQ-04"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("queryRejectedRows") {
            answer.alter(eight_hours_back);
        }
    })],
};

const EIGHT_HOURS_MS: i64 = 8 * 3_600_000;

fn eight_hours_back(value: &mut Value) {
    let rows = value.pointer_mut("/data/rows").and_then(Value::as_array_mut);
    for time in rows.into_iter().flatten().filter_map(|row| row.get_mut("cd_time")) {
        let read = time.as_str().and_then(|text| TimeFormat::DateTime.parse(text).ok());
        let earlier = read.and_then(|read| TimeFormat::DateTime.format(read - EIGHT_HOURS_MS).ok());
        if let Some(earlier) = earlier {
            *time = Value::from(earlier);
        }
    }
}
