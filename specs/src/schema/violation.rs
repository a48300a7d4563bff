//! A value that breaks one constraint, and as little else as possible.

use serde_json::Value;

use super::fault::SchemaFault;
use super::given_up::GivenUp;

/// A value that the schema refuses because of one change at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// JSON pointer into the value: the place that was changed; for a missing or extra member, its object.
    pub at: String,
    /// The keyword aimed at.
    pub keyword: String,
    /// JSON pointer of the keyword aimed at.
    pub constraint: String,
    /// What was done, in kebab-case; unique per place and keyword.
    pub what: String,
    /// The whole value.
    pub value: Value,
    /// Everything that the value breaks, as the validator says.
    pub faults: Vec<SchemaFault>,
}

/// The violations of a schema around a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    /// Every one is refused, and names the constraint aimed at (or the choice above it) among its faults.
    pub violations: Vec<Violation>,
    /// Every constraint for which there is no violation, with the reason.
    pub given_up: Vec<GivenUp>,
}
