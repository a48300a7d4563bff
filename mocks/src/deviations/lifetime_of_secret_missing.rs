//! The answer with the secret gives no lifetime.

use crate::deviation::{Authored, How};
use crate::pointer::remove;

/// The answer with the secret gives no lifetime.
pub(super) const DEVIATION: Authored = Authored {
    id: "lifetime-of-secret-missing",
    zh: "换取密钥的回答不带有效秒数",
    en: "the answer with the secret gives no lifetime",
    breaks: &["DX-ACS-08"],
    how: &[How::Answer(|heard, answer| {
        if heard.accepted("refreshSecret") {
            answer.alter(|value| remove(value, "/data/expires_in"));
        }
    })],
};
