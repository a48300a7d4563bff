//! All operations of the document, in its order.

use std::collections::BTreeSet;

use serde_json::Value;

use super::identity::identify;
use super::operation::{OperationPlace, operation};
use super::reader::Reader;
use crate::load::kind::METHODS;
use crate::load::places::child;
use crate::name::OperationId;
use crate::standard::Operation;

/// Reads all operations; those that cannot be used are told and left out.
pub(in crate::load) fn operations(reader: &mut Reader<'_>) -> Vec<Operation> {
    let mut operations = Vec::new();
    let mut identities: BTreeSet<OperationId> = BTreeSet::new();
    let Some(paths) = reader.value("/paths").and_then(Value::as_object) else {
        return operations;
    };
    for path in paths.keys().filter(|path| !path.starts_with("x-")) {
        let Some((path_item, value)) = reader.follow(&child("/paths", path)) else {
            continue;
        };
        for (method, value) in methods(value) {
            let pointer = child(&path_item, method);
            let id = identify(reader, &pointer, value, method, path, &mut identities);
            let place =
                OperationPlace { id, path, method, pointer: &pointer, path_item: path_item.clone(), value };
            match operation(reader, &place) {
                Ok(operation) => operations.push(operation),
                Err(unusable) => {
                    let message = format!("the operation `{}` is left out: {}", place.id, unusable.0);
                    let help = "put right what is told of its parts";
                    reader.error("load.operation", &pointer, message, help);
                }
            }
        }
    }
    operations
}

/// The operations of a path item in the order of the document.
fn methods(path_item: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let members = path_item.as_object().into_iter().flatten();
    members
        .filter(|(name, value)| METHODS.contains(&name.as_str()) && value.is_object())
        .map(|(name, value)| (name.as_str(), value))
}
