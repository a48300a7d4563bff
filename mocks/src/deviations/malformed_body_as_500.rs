//! Malformed bodies are answered with HTTP 500.

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Malformed bodies are answered with HTTP 500.
pub(super) const DEVIATION: Authored = Authored {
    id: "malformed-body-as-500",
    zh: "畸形报文返回 HTTP 500",
    en: "malformed bodies are answered with HTTP 500",
    breaks: &["DX-ROB-01", "DX-ROB-10", "DX-ENV-12"],
    how: &[How::Answer(|heard, answer| {
        if heard.refusal == Some(&RefusalKind::Unreadable) {
            answer.status = 500;
        }
    })],
};
