//! The declared responses of an operation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::operation::{OperationPlace, text};
use super::reader::Reader;
use crate::load::places::child;
use crate::standard::{Response, ResponseHeader, StatusPattern};

/// The responses; one that cannot be read is told and left out.
pub(super) fn responses(
    reader: &mut Reader<'_>,
    place: &OperationPlace<'_>,
) -> BTreeMap<StatusPattern, Response> {
    let list = child(place.pointer, "responses");
    let mut responses = BTreeMap::new();
    let named = reader.value(&list).and_then(Value::as_object);
    for status in
        named.into_iter().flatten().map(|(status, _)| status).filter(|status| !status.starts_with("x-"))
    {
        let pointer = child(&list, status);
        if let Ok(pattern) = status.parse::<StatusPattern>() {
            responses.extend(response(reader, place, &pointer).map(|response| (pattern, response)));
        } else {
            let help = "write three digits, a range such as 4XX, or default";
            reader.error("load.status", &pointer, format!("`{status}` is no status"), help);
        }
    }
    responses
}

fn response(reader: &mut Reader<'_>, place: &OperationPlace<'_>, pointer: &str) -> Option<Response> {
    let (pointer, value) = reader.follow(pointer)?;
    Some(Response {
        description: text(value, "description"),
        headers: headers(reader, &pointer, value),
        content: (reader.dialect.response_content)(reader, place, &pointer),
        pointer,
    })
}

fn headers(reader: &Reader<'_>, pointer: &str, response: &Value) -> Vec<ResponseHeader> {
    let place = child(pointer, "headers");
    let names = response.get("headers").and_then(Value::as_object).into_iter().flatten();
    let names = names.map(|(name, _)| name).filter(|name| !name.eq_ignore_ascii_case("content-type"));
    names.filter_map(|name| header(reader, name, &child(&place, name))).collect()
}

fn header(reader: &Reader<'_>, name: &str, pointer: &str) -> Option<ResponseHeader> {
    let (pointer, value) = reader.follow(pointer)?;
    Some(ResponseHeader {
        name: name.to_owned(),
        required: value.get("required").and_then(Value::as_bool).unwrap_or(false),
        schema: reader.schema(&child(&pointer, "schema")),
    })
}
