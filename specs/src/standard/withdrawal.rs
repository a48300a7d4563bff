//! How what a request of a pack brought about is withdrawn again: by the same operation.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::name::OperationId;

/// How what requests of some operations brought about is withdrawn: by another request of the same operation, which says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Withdrawal {
    /// The operations.
    pub operations: Vec<OperationId>,
    /// JSON pointer of the identifier in the answer to an accepted request.
    pub receipt: String,
    /// JSON pointer of the identifier in a request.
    pub identifier: String,
    /// What a request holds that withdraws, by JSON pointer.
    pub set: BTreeMap<String, Value>,
}

impl Withdrawal {
    /// Whether a body is one that withdraws.
    pub fn is_meant(&self, body: &Value) -> bool {
        self.set.iter().all(|(pointer, value)| body.pointer(pointer) == Some(value))
    }
}
