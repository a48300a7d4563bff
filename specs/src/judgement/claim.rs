//! What a target says of itself beside what it was seen to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::name::CaseId;

/// Something that a target says of itself, or does without saying so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Claim {
    /// What kind of saying it is.
    pub kind: ClaimKind,
    /// What it is about: a conformance class, a path, a security scheme, an operation or a header.
    pub subject: String,
    /// How it stands beside what was seen.
    pub standing: Standing,
    /// What of it: methods, operations, media types or values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// The exchange that shows it first; `None` where it takes more than one, or nothing was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<ClaimGround>,
}

/// The exchange that shows how a claim stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClaimGround {
    /// The case.
    pub case: CaseId,
    /// The line of the record.
    pub line: u64,
}

/// A kind of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// The target declares the conformance class; members are media types that show a class which is not declared.
    Class,
    /// `Allow` names methods of the path (RFC 9110 §10.2.1).
    AllowNames,
    /// `Allow` leaves methods of the path out.
    AllowOmits,
    /// The definition describes the methods of the path.
    Methods,
    /// The definition asks for the security scheme; members are operations.
    Security,
    /// A header says how many requests are left.
    RateLimit,
}

/// How a claim stands beside what was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is said, and was seen.
    Kept,
    /// It is said, and the contrary was seen.
    Contradicted,
    /// It was seen, and is not said.
    Undeclared,
    /// It is said, and nothing was seen that shows it.
    NotReached,
}
