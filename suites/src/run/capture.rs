//! Takes values out of an answer for later steps.

use hutong_specs::plan::{Capture, CaptureFrom};
use hutong_specs::text::json;
use serde_json::Value;

use super::slots::Captured;
use super::wire::Response;

/// Takes what is there into `captured`, and gives the names of what is not. Null counts as not there.
pub(super) fn capture(
    wanted: &[Capture],
    response: Option<&Response>,
    captured: &mut Captured,
) -> Vec<String> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let body: Option<Value> =
        response.and_then(|response| json::read(&response.body).ok()).map(|reading| reading.value);
    let mut missing = Vec::new();
    for capture in wanted {
        let found = match &capture.from {
            CaptureFrom::Body(pointer) => body.as_ref().and_then(|body| body.pointer(pointer)).cloned(),
            CaptureFrom::Header(name) => {
                response.and_then(|response| response.header(name)).map(|text| Value::String(text.to_owned()))
            }
        };
        match found.filter(|value| !value.is_null()) {
            Some(value) => drop(captured.insert(capture.name.clone(), value)),
            None => missing.push(capture.name.clone()),
        }
    }
    missing
}
