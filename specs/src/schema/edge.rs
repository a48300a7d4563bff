//! A member at a bound of its schema.

use serde_json::Value;

/// A member of a schema in which one place stands at a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// JSON pointer into the value: the place that was changed.
    pub at: String,
    /// What was done there, in kebab-case, such as `max-length`; unique per place and constraint.
    pub what: String,
    /// JSON pointer of the keyword that draws the bound. For a member left out or put in, which no keyword bounds, it
    /// is the pointer at which `required` would stand in the member's own schema.
    pub constraint: String,
    /// The whole value.
    pub value: Value,
}

/// An edge that was not built, or that turned out to be no member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// JSON pointer into the value.
    pub at: String,
    /// What was to be done there.
    pub what: String,
    /// JSON pointer of the keyword.
    pub constraint: String,
    /// The reason.
    pub why: String,
}

/// The edges of a schema around a value, and those that were left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// Every one is a member.
    pub edges: Vec<Edge>,
    /// Every one says why it is not among the edges.
    pub skipped: Vec<Skipped>,
}
