//! Reading HAR: the only place that knows the `har` crate. Version 1.3 only adds members, so that both are read as one.
//!
//! Messages name places and members, never values: an entry may hold secrets.

use std::time::Duration;

use har::v1_3::{Content, Entries, Headers, PostData, Response};
use jiff::Timestamp;
use serde_json::Value;

use super::error::PassiveError;
use super::payload::Payload;

/// What was captured.
#[derive(Debug)]
pub(super) struct Archive {
    /// The entries that can be read, in order.
    pub(super) entries: Vec<Entry>,
    /// How many entries cannot be read.
    pub(super) unreadable: u64,
}

/// One call.
#[derive(Debug)]
pub(super) struct Entry {
    /// The method in upper case.
    pub(super) method: String,
    /// The whole URL as captured.
    pub(super) url: String,
    /// The request's headers.
    pub(super) headers: Vec<(String, String)>,
    /// The request's body.
    pub(super) sent: Payload,
    /// The HTTP status; `None` if there was no response.
    pub(super) status: Option<u16>,
    /// The response's headers; empty if the capture left them out.
    pub(super) response_headers: Vec<(String, String)>,
    /// The response's media type as the capture names it.
    pub(super) media_type: Option<String>,
    /// The response's body.
    pub(super) received: Payload,
    /// When sending began: Unix time in milliseconds; `None` if that cannot be read.
    pub(super) started_ms: Option<i64>,
    /// How long it took, in microseconds.
    pub(super) duration_us: u64,
}

impl Entry {
    /// The first header of the request of this name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// Reads HAR.
pub(super) fn archive(bytes: &[u8]) -> Result<Archive, PassiveError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut har: Value =
        serde_json::from_slice(bytes).map_err(|error| PassiveError::NotJson(error.to_string()))?;
    let log = har
        .get_mut("log")
        .filter(|log| log.is_object())
        .ok_or(PassiveError::NotHar("there is no object `log` at the top"))?;
    match log.get("version").and_then(Value::as_str) {
        Some("1.2" | "1.3") => {}
        Some(other) => return Err(PassiveError::Version(other.chars().take(20).collect())),
        None => return Err(PassiveError::NotHar("there is no text `log.version`")),
    }
    match log.get_mut("entries").map(Value::take) {
        Some(Value::Array(entries)) if entries.is_empty() => Err(PassiveError::NoEntries),
        Some(Value::Array(entries)) => read(entries),
        _ => Err(PassiveError::NotHar("there is no array `log.entries`")),
    }
}

fn read(values: Vec<Value>) -> Result<Archive, PassiveError> {
    let count = values.len();
    let mut first = None;
    let mut entries = Vec::new();
    for value in values {
        match serde_json::from_value::<Entries>(value) {
            Ok(read) => entries.push(entry(read)),
            Err(error) => drop(first.get_or_insert(why(&error))),
        }
    }
    let unreadable = (count - entries.len()) as u64;
    match first {
        Some(why) if entries.is_empty() => Err(PassiveError::Unreadable { count, why }),
        _ => Ok(Archive { entries, unreadable }),
    }
}

/// What is wrong, without the value.
fn why(error: &serde_json::Error) -> String {
    let message = error.to_string();
    if message.starts_with("missing field") {
        message
    } else {
        "a member is of another type than HAR has it".to_owned()
    }
}

fn entry(read: Entries) -> Entry {
    let Entries { started_date_time, time, request, response, .. } = read;
    let sent = match request.post_data {
        Some(posted) => posted_payload(posted),
        None if request.body_size > 0 => Payload::unknown(None),
        None => Payload::empty(),
    };
    let started = started_date_time.parse::<Timestamp>();
    Entry {
        method: request.method.to_ascii_uppercase(),
        url: request.url,
        headers: headers(request.headers),
        sent,
        status: u16::try_from(response.status).ok().filter(|status| (100..=999).contains(status)),
        media_type: response.content.mime_type.clone().filter(|name| name.contains('/')),
        received: received_payload(&response),
        response_headers: headers(response.headers),
        started_ms: started.ok().map(Timestamp::as_millisecond),
        duration_us: microseconds(time),
    }
}

/// HAR has milliseconds, -1 where nothing is known.
fn microseconds(milliseconds: f64) -> u64 {
    let duration = Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default();
    u64::try_from(duration.as_micros()).unwrap_or_default()
}

/// The headers without what HTTP/2 writes as headers and is none.
fn headers(headers: Vec<Headers>) -> Vec<(String, String)> {
    let own = headers.into_iter().filter(|header| !header.name.starts_with(':'));
    own.map(|header| (header.name, header.value)).collect()
}

fn posted_payload(posted: PostData) -> Payload {
    match (posted.text.filter(|text| !text.is_empty()), posted.params) {
        (Some(text), _) => Payload::captured(&text, posted.encoding.as_deref(), None),
        (None, Some(fields)) if !fields.is_empty() => {
            let is_file = fields.iter().any(|field| field.file_name.is_some());
            let is_form = posted.mime_type.to_ascii_lowercase().contains("urlencoded");
            if is_file || !is_form {
                return Payload::unknown(None);
            }
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            for field in fields {
                form.append_pair(&field.name, field.value.as_deref().unwrap_or_default());
            }
            Payload::captured(&form.finish(), None, None)
        }
        _ => Payload::empty(),
    }
}

fn received_payload(response: &Response) -> Payload {
    let Content { size, text, encoding, .. } = &response.content;
    let size = u64::try_from(*size).ok();
    match text.as_deref() {
        Some(text) if !text.is_empty() => Payload::captured(text, encoding.as_deref(), size),
        _ if size == Some(0) && response.body_size <= 0 => Payload::empty(),
        _ if response.status == 204 => Payload::empty(),
        _ => Payload::unknown(size.filter(|size| *size > 0)),
    }
}
