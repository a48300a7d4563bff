//! Turning an accepted request's answer into a refusal.

use serde_json::json;

use crate::answer::Answer;

/// Says no where the platform said yes.
pub(super) fn refuse(answer: &mut Answer) {
    answer.set_value(&json!({"code": 300, "message": "系统繁忙", "data": null}));
}
