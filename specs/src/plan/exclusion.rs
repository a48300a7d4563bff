//! What is not tested, and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::name::{ClauseId, OperationId, RuleId};

/// Something that is not tested, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exclusion {
    /// The clause, where one is concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
    /// The operation, where one is concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
    /// The rule, where one is concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleId>,
    /// Why.
    pub reason: Reason,
    /// What exactly, in words of the document or the tool; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// How many cases were left out, where they could be counted; else 1.
    pub count: u64,
}

/// Why something is not tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The clause is verified in documents.
    Documentary,
    /// The clause is verified by a person.
    Manual,
    /// The clause depends on a capability that the target does not declare.
    NotDeclared,
    /// The cases would go beyond the effects ceiling.
    AboveCeiling,
    /// Left out by `--clause`, `--operation` or `--rule`.
    NotSelected,
    /// The rule found nothing in the scope that it applies to.
    NothingToTest,
    /// Test data that the profile does not name is needed.
    MissingTestData,
    /// No value could be generated; the detail says for which schema. What it would have shown is untested.
    NotGenerated,
    /// On the wire the value was no violation under some reading that the contract allows: no request could break it, so
    /// that nothing is untested.
    NoViolationOnTheWire,
    /// The value cannot be written where it travels so that it is read again: no request could carry it, so that nothing
    /// is untested.
    NotWritten,
    /// The same request is made by another case already.
    Duplicate,
    /// The document could not be loaded at this place.
    BrokenDocument,
    /// The binding has no such mechanism.
    NotInBinding,
    /// The profile does not authorise such requests.
    NotAuthorised,
    /// The profile declares no party of the standing that is needed.
    NoParty,
}
