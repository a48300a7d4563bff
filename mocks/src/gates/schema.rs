//! The body must be admitted by the schema that the operation declares for its media type.

use hutong_specs::schema::{Schema, SchemaFault};

use super::media_type::admits;
use crate::lapse::Lapse;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes bodies that the declared schema admits.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    let (Some(schema), Some(body)) = (declared(visit), &visit.body) else {
        return Ok(());
    };
    let operation = visit.operation.id.as_str();
    let faults = schema.faults(body);
    let minded =
        faults.iter().find(|fault| visit.strictness.minds(&Lapse::of(operation, schema, body, fault)));
    let refusal = minded.map(|fault| Refusal::new(RefusalKind::Invalid, message(fault)));
    let ignores = |fault: &SchemaFault| visit.strictness.ignores(operation, "", fault);
    let overlooks = faults.iter().any(ignores);
    visit.overlooks = overlooks;
    refusal.map_or(Ok(()), Err)
}

/// What the document says of the body that was sent.
pub(crate) fn declared<'a>(visit: &Visit<'a>) -> Option<&'a Schema> {
    let content = &visit.operation.request_body.as_ref()?.content;
    let sent = visit.request.media_type().unwrap_or_default();
    let media_type = content.iter().find(|media_type| admits(media_type, &sent)).or(content.first())?;
    media_type.schema.as_ref()
}

fn message(fault: &SchemaFault) -> String {
    let at = fault.property.as_ref().map_or_else(|| fault.at.clone(), |name| format!("{}/{name}", fault.at));
    format!("字段不符合要求：{}（{}）", at.trim_start_matches('/').replace('/', "."), fault.keyword)
}
