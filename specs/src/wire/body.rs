//! A body that is text, as it is read by its media type.

use super::form::{form, form_pairs};
use super::parameter::content;
use super::reading::Reading;
use crate::standard::MediaType;

/// Everything that may be meant by a body that was sent as this `Content-Type`; `None` where nothing is known of such
/// bodies, or this one is none.
pub fn read_body(media_type: &MediaType, content_type: &str, body: &str) -> Option<Reading> {
    let schema = media_type.schema.as_ref();
    match essence(content_type).as_str() {
        name if is_json(name) => serde_json::from_str(body).ok().map(Reading::Value),
        "application/x-www-form-urlencoded" => Some(form(schema, &media_type.encoding, &form_pairs(body))),
        "multipart/form-data" => super::multipart::read(schema, &media_type.encoding, content_type, body),
        name if super::xml::is_xml(name) => super::xml::read(schema?, body),
        name if name.starts_with("text/") || name == "application/octet-stream" => Some(plain_text(body)),
        _ => None,
    }
}

/// Everything that may be meant by a body that is sent as plain text: itself, what it says, the JSON that it is, a list.
pub fn plain_text(body: &str) -> Reading {
    let lists = [Reading::texts(body.split(',')), Reading::texts([body])];
    Reading::either([Reading::text(body), content(body)].into_iter().chain(lists).collect())
}

/// A media type in lower case without its parameters.
pub fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON.
pub(super) fn is_json(name: &str) -> bool {
    let essence = essence(name);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}
