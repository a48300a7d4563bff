//! The declared responses of an operation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::operation::{OperationPlace, text};
use super::reader::Reader;
use crate::load::places::child;
use crate::name::OperationId;
use crate::standard::{Link, Response, ResponseHeader, StatusPattern};

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
        links: links(reader, &pointer, value),
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

/// The declared links; only values that are texts are expressions.
fn links(reader: &Reader<'_>, pointer: &str, response: &Value) -> Vec<Link> {
    let place = child(pointer, "links");
    let names = response.get("links").and_then(Value::as_object).into_iter().flatten();
    let followed = names.filter_map(|(name, _)| Some((name, reader.follow(&child(&place, name))?.1)));
    followed.map(|(name, link)| written_link(name, link)).collect()
}

fn written_link(name: &str, link: &Value) -> Link {
    let said = |member: &str| link.get(member).and_then(Value::as_str);
    let parameters = link.get("parameters").and_then(Value::as_object).into_iter().flatten();
    let expression = |(name, value): (&String, &Value)| Some((name.clone(), value.as_str()?.to_owned()));
    Link {
        name: name.to_owned(),
        operation: said("operationId").map(OperationId::from),
        reference: said("operationRef").and_then(|text| text.strip_prefix('#')).map(str::to_owned),
        parameters: parameters.filter_map(expression).collect(),
    }
}
