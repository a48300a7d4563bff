//! Predicates over one JSON value.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::relation::Relation;

/// A predicate over one JSON value, or over its absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Predicate {
    /// The value is there.
    Present,
    /// The value is not there, or null.
    Absent,
    /// The value is there and is not null, empty text, an empty array or an empty object.
    NotEmpty,
    /// Equal as JSON.
    Equals(Value),
    /// Not there, or not equal as JSON.
    Differs(Value),
    /// A number, or text by its characters, that stands in this relation to another one.
    Compares {
        /// The relation.
        relation: Relation,
        /// The other value.
        to: Value,
    },
    /// Text, an array or an object whose length stands in this relation to a number.
    Length {
        /// The relation.
        relation: Relation,
        /// The number of characters, items or members.
        to: u64,
    },
    /// Equal to one of these.
    OneOf(Vec<Value>),
    /// Of this JSON Schema type.
    Type(String),
    /// Text that this regular expression finds something in.
    Matches(String),
    /// Every key of every object inside, at any depth, is matched.
    Keys(String),
    /// Text of this identifier format (`identifiers::IDENTIFIERS`).
    Format(String),
    /// An array with at least this many items.
    Items(u64),
    /// An array in which no item has another value than this at the pointer.
    Each {
        /// JSON pointer within the item.
        pointer: String,
        /// The value that each item must have there.
        equals: Value,
    },
}
