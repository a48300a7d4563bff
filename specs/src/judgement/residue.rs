//! What a run left on the platform.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::name::{CaseId, OperationId};

/// A thing that a run created and that is not known to be gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Residue {
    /// The operation that created it.
    pub operation: OperationId,
    /// Its identifier, masked where it looks like a citizen's; `None` where the answer does not say it: the mark in test
    /// data and the line of the record lead to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The case.
    pub case: CaseId,
    /// The line of the record that holds the exchange.
    pub line: u64,
    /// What became of its removal.
    pub removal: Removal,
}

/// What became of the removal of a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Removal {
    /// The interface offers none, or none that is known to this tool.
    NotOffered,
    /// It was not sent: it is not planned, the ceiling forbids it, or the run ended before.
    NotSent,
    /// It was sent and not accepted: what was answered.
    NotAccepted(String),
}
