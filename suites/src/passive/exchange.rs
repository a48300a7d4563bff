//! A captured call as an exchange of the record: reconstructed, capped, without secrets.

use hutong_specs::binding::Binding;
use hutong_specs::name::CaseId;
use hutong_specs::record::{Answer, Body, BodyContent, Exactness, Exchange, Observation, Sent};
use serde_json::Value;

use super::body::body;
use super::observed::Observed;
use super::payload::Payload;
use super::secrets::Secrets;

/// The name of the only step of an observed case.
pub(super) const STEP: &str = "probe";

/// The exchange of a case.
pub(super) fn exchange(
    case: CaseId,
    observed: &Observed<'_>,
    secrets: &Secrets,
    binding: &Binding,
    started_ms: i64,
) -> Exchange {
    let answer = body(masked(&observed.entry.received, secrets));
    let is_throttled = is_throttled(binding, observed.status, &answer);
    Exchange {
        case,
        step: STEP.into(),
        attempt: 1,
        sent: Some(sent(observed, secrets)),
        answer: Answer::Received {
            status: observed.status,
            headers: response_headers(observed, secrets),
            body: answer,
        },
        observations: is_throttled.then_some(Observation::Throttled(0)).into_iter().collect(),
        started_ms,
        duration_us: observed.entry.duration_us,
        waiting: None,
    }
}

/// A body of the record as JSON, as the judge reads it.
pub(super) fn json(body: &Body) -> Option<Value> {
    match &body.content {
        BodyContent::Text(text) if !body.cut => serde_json::from_str(text).ok(),
        BodyContent::Text(_) | BodyContent::Base64(_) => None,
    }
}

fn sent(observed: &Observed<'_>, secrets: &Secrets) -> Sent {
    let entry = observed.entry;
    let address = &observed.address;
    let path = secrets.masked(&address.path());
    let payload = Some(&entry.sent).filter(|payload| !payload.is_empty());
    Sent {
        method: entry.method.clone(),
        url: format!("{}{path}{}", address.origin, secrets.query(&address.query)),
        headers: secrets.headers(&entry.headers),
        body: payload.map(|payload| body(masked(payload, secrets))),
        exactness: Exactness::Reconstructed,
    }
}

/// The response's headers; where the capture left them all out, the media type that it names.
fn response_headers(observed: &Observed<'_>, secrets: &Secrets) -> Vec<(String, String)> {
    let entry = observed.entry;
    match &entry.media_type {
        Some(name) if entry.response_headers.is_empty() => {
            vec![("content-type".to_owned(), name.clone())]
        }
        _ => secrets.headers(&entry.response_headers),
    }
}

fn masked(payload: &Payload, secrets: &Secrets) -> Payload {
    Payload { bytes: secrets.masked_bytes(&payload.bytes), ..payload.clone() }
}

fn is_throttled(binding: &Binding, status: u16, body: &Body) -> bool {
    let json = json(body);
    binding.throttle.iter().any(|throttle| throttle.matches(status, json.as_ref()))
}
