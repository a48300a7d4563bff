//! Good evaluations are refused.

use super::refuse::refuse;
use crate::deviation::{Authored, How};

/// Good evaluations are refused.
pub(super) const DEVIATION: Authored = Authored {
    id: "evaluations-refused",
    zh: "合乎规定的评价被拒绝",
    en: "good evaluations are refused",
    breaks: &["DX-EVA-01", "DX-EVA-03", "DX-EVA-05", "DX-EVA-09", "DX-EVA-12", "DX-DAT-08"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("reportEvaluation") {
            refuse(answer);
        }
    })],
};
