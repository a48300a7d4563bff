//! Takes values out of an answer for later steps.

use hutong_specs::plan::{Capture, Captured as Seen};
use hutong_specs::text::json;
use serde_json::Value;

use super::slots::Captured;
use super::wire::{Request, Response};

/// Takes what is there into `captured`, and gives the names of what is not. Null counts as not there.
pub(super) fn capture(
    wanted: &[Capture],
    request: Option<&Request>,
    response: Option<&Response>,
    captured: &mut Captured,
) -> Vec<String> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let json = |bytes: &[u8]| json::read(bytes).ok().map(|reading| reading.value);
    let body: Option<Value> = response.and_then(|response| json(&response.body));
    let sent: Option<Value> = request.and_then(|request| request.body.as_deref()).and_then(json);
    let header = |name: &str| response.and_then(|response| response.header(name));
    let seen = Seen { sent: sent.as_ref(), body: body.as_ref(), header: &header };
    let mut missing = Vec::new();
    for capture in wanted {
        // What is cleaned up must be what this very request brought about.
        let is_taken = !capture.optional || response.is_some_and(|response| response.status / 100 == 2);
        match capture.from.find(seen).filter(|_| is_taken) {
            Some(value) => drop(captured.insert(capture.name.clone(), value)),
            None if capture.optional => {}
            None => missing.push(capture.name.clone()),
        }
    }
    missing
}
