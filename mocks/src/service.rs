//! The name by which an identity refers to an operation.

use hutong_specs::standard::Operation;

/// `x-service` of an operation, else its id.
pub(crate) fn service(operation: &Operation) -> String {
    let named = operation.extensions.get("x-service").and_then(serde_json::Value::as_str);
    named.unwrap_or(operation.id.as_str()).to_owned()
}
