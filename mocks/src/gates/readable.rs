//! The body must be readable: strict JSON without repeated keys, or a form. A missing body is refused where one is
//! required.

use hutong_specs::text::json;
use serde_json::{Map, Value};

use super::media_type::{admits, is_json};
use super::readings::form;
use crate::check::Check;
use crate::coding::form_pairs;
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
        Some(media_type) if sent == FORM => {
            Some(form(media_type.schema.as_ref(), &form_pairs(&String::from_utf8_lossy(bytes))))
        }
        _ => None,
    };
    Ok(())
}

const FORM: &str = "application/x-www-form-urlencoded";

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
