//! A constraint of a schema that a value does not meet.

/// A constraint that a value does not meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaFault {
    /// JSON pointer into the value.
    pub at: String,
    /// The keyword, such as `maxLength`.
    pub keyword: String,
    /// JSON pointer of the keyword in the set's document.
    pub constraint: String,
}
