//! What a generator could not do, and why.

/// A place of a schema for which a generator found no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("find a value for {constraint}: {why}")]
pub struct GivenUp {
    /// JSON pointer of the schema or keyword.
    pub constraint: String,
    /// The reason.
    pub why: String,
}
