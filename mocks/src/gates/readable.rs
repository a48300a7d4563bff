//! The body must be readable: strict JSON without repeated keys, a form, parts or XML. A missing body is refused where one is
//! required.

use hutong_specs::standard::MediaType;
use hutong_specs::text::json;
use hutong_specs::wire::{is_json, is_yaml, read_body};
use serde_json::{Map, Value};

use super::media_type::admits;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Reads the body.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    let Some(body) = &visit.operation.request_body else {
        return Ok(());
    };
    let bytes = &visit.request.body;
    if bytes.is_empty() {
        let holds = !body.required;
        return visit.demand(Check::BodyPresent, holds, RefusalKind::Unreadable, "请求体为空");
    }
    let sent = visit.request.media_type().unwrap_or_default();
    let declared = body.content.iter().find(|media_type| admits(media_type, &sent)).or(body.content.first());
    visit.body = match declared {
        Some(media_type) if is_json(&media_type.name) || is_json(&sent) => Some(read(visit, bytes)?),
        Some(media_type) => text(visit, media_type, bytes)?,
        None => None,
    };
    Ok(())
}

fn read(visit: &Visit<'_>, bytes: &[u8]) -> Result<Value, Refusal> {
    match json::read(bytes) {
        Ok(reading) => {
            let single = reading.duplicates.is_empty();
            visit.demand(Check::KeysOnce, single, RefusalKind::Unreadable, "请求体中有重复的字段")?;
            Ok(reading.value)
        }
        Err(_) if !visit.strictness.keeps(Check::Readable) => Ok(Value::Object(Map::new())),
        Err(_) => Err(Refusal::new(RefusalKind::Unreadable, "请求体不是有效的 JSON")),
    }
}

/// A body that is text, in the reading that its schema admits, else in the one that breaks least; `None` where nothing is
/// known of such bodies.
fn text(visit: &Visit<'_>, media_type: &MediaType, bytes: &[u8]) -> Result<Option<Value>, Refusal> {
    let content_type = visit.request.header("content-type").unwrap_or_default();
    let Some(reading) = read_body(media_type, content_type, &String::from_utf8_lossy(bytes)) else {
        let is_read = content_type.starts_with("multipart/form-data")
            || content_type.contains("xml")
            || is_yaml(content_type);
        let is_described = media_type.schema.is_some();
        let holds = !(is_read && is_described);
        let refused = visit.demand(Check::Readable, holds, RefusalKind::Unreadable, "请求体无法读取");
        return refused.map(|()| None);
    };
    let schema = media_type.schema.as_ref();
    let faults = |value: Option<&Value>| {
        schema.zip(value).map(|(schema, value)| schema.faults(value)).unwrap_or_default()
    };
    Ok(reading.settled(&faults).value())
}
