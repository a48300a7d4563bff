//! What a run reached.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::verdict::Counts;
use crate::name::OperationId;
use crate::plan::Exclusion;

/// What a run reached, and what it did not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Coverage {
    /// By operation; every operation of the standard is listed.
    pub operations: BTreeMap<OperationId, OperationCoverage>,
    /// All cases by verdict.
    pub cases: Counts,
    /// What the plan left out, and why.
    pub exclusions: Vec<Exclusion>,
}

/// What a run reached of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OperationCoverage {
    /// Cases about the operation by verdict.
    pub cases: Counts,
    /// Whether some request was accepted.
    pub accepted: bool,
    /// How often each HTTP status was answered.
    pub statuses: BTreeMap<u16, u64>,
}
