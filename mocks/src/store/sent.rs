//! What a caller may set of a thing: all that it sent but the members that the document leaves to the platform.

use serde_json::Value;

use super::things::Thing;
use crate::gates::declared;
use crate::visit::Visit;

/// The members of the body that the caller may set.
pub(super) fn sent(visit: &Visit<'_>) -> Thing {
    let schema = declared(visit);
    let members =
        visit.body.as_ref().map(|body| schema.map_or_else(|| body.clone(), |schema| schema.sent(body)));
    match members {
        Some(Value::Object(members)) => members,
        _ => Thing::new(),
    }
}
