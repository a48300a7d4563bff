//! What an operation is called: its `operationId`, made unique.

use std::collections::BTreeSet;

use serde_json::Value;

use super::reader::Reader;
use crate::load::places::child;
use crate::name::OperationId;

/// The operation's name, which no other has.
pub(super) fn identify(
    reader: &mut Reader<'_>,
    pointer: &str,
    operation: &Value,
    method: &str,
    path: &str,
    taken: &mut BTreeSet<OperationId>,
) -> OperationId {
    let fallback = format!("{} {path}", method.to_uppercase());
    let named = operation.get("operationId").and_then(Value::as_str).filter(|name| !name.is_empty());
    let mut id = OperationId::from(named.unwrap_or(&fallback));
    if taken.contains(&id) {
        let message =
            format!("the operationId `{id}` is taken already; this operation is called `{fallback}`");
        let help = "give every operation an operationId of its own";
        reader.warning("load.operation-id", &child(pointer, "operationId"), message, help);
        id = OperationId::from(fallback.as_str());
    }
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = OperationId::from(format!("{fallback} {number}"));
        number += 1;
    }
    id
}
