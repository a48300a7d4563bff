//! A waiver: a finding that an authority has agreed to live with, until a day.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::name::{ClauseId, OperationId};

/// A finding that an authority has agreed to live with. It is shown as waived, never hidden.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Waiver {
    /// The waiver's own name, such as a letter's reference.
    pub id: String,
    /// The clause.
    pub clause: ClauseId,
    /// The operation; every one if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
    /// Why.
    pub reason: String,
    /// Who agreed.
    pub approver: String,
    /// The last day, `YYYY-MM-DD`, read against the day on which the record begins.
    pub expires: String,
}
