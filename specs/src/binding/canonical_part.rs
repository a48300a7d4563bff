//! The parts that are signed or sent beside a signature, and where they travel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::signing::TimeFormat;

/// A named part of a signature: what it holds and where it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// The name by which the canonical string refers to the part, such as `rid`.
    pub name: String,
    /// What the part holds.
    pub value: PartValue,
    /// Where the part travels; `None` if it is signed but not sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartValue {
    /// An identity of the profile (not secret), such as the requester's id. `{operation}` within the
    /// profile's value stands for the operation's `x-service`, else for its id.
    Identity(String),
    /// A secret of the profile or of the session.
    Secret(String),
    /// The time of sending.
    Now(TimeFormat),
    /// Random lower-case letters and digits of this length, 1 to 64.
    Nonce(u8),
    /// The method in upper case.
    Method,
    /// The path as sent.
    Path,
    /// The query as sent, sorted by name.
    SortedQuery,
    /// The body as sent.
    Body,
    /// The signature itself.
    Signature,
}

/// Where a part travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// In a header of this name.
    Header(String),
    /// In a query parameter of this name.
    Query(String),
}
