//! What of two releases was not compared, and why: silence about it would say that nothing changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of the release before that was not compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Aside {
    /// The operation as callers know it, such as `GET /items/{id}`; the path alone where its operations are unknown.
    pub operation: String,
    /// Where in the operation, such as `query limit`; empty for the operation as a whole.
    pub at: String,
    /// Why.
    pub reason: AsideReason,
}

/// Why a part was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AsideReason {
    /// It refers to what its document does not hold, such as another file.
    Outside,
    /// It cannot be read in one of the releases.
    Unreadable,
    /// What stands in its place now cannot be told, such as where a new template takes the path.
    Unclear,
    /// With every reference followed it is too large, or it asks about the very same value again.
    TooLarge,
    /// No value of it could be drawn.
    NoValue,
    /// The work that one comparison may take was used up.
    Work,
}

/// What a comparison of two schemas found.
#[derive(Clone, Debug)]
pub(super) struct Found<T> {
    /// What callers do not stand.
    pub(super) told: Vec<T>,
    /// Why it says nothing, or not all.
    pub(super) aside: Option<AsideReason>,
}

impl<T> Found<T> {
    /// Nothing was compared.
    pub(super) fn left(reason: AsideReason) -> Self {
        Self { told: Vec::new(), aside: Some(reason) }
    }
}
