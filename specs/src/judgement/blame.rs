//! Whose fault a finding is, with the ground for it.
//!
//! What hutong itself could not do is no finding: such a case has the verdict `error`, with what happened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bilingual::Bilingual;

/// Whose fault a finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Blame {
    /// The platform's: what the clause demands was not done.
    Platform,
    /// The contract document's, on this ground.
    Contract(ContractGround),
    /// The standard's: why its text is in doubt.
    Standard(Bilingual),
    /// That of test data which the profile gives, by their names: what was refused holds them.
    TestData(Vec<String>),
}

/// Why a finding is laid to the contract document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ContractGround {
    /// The document itself was judged, as the platform serves it.
    Served,
    /// The platform refused, and the document declares no way of refusing for the operation.
    NoRefusal,
    /// The document's own example breaks the same constraint.
    OwnExample,
}
