//! A constraint of a schema that a value does not meet.

/// A constraint that a value does not meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaFault {
    /// JSON pointer into the value.
    pub at: String,
    /// The keyword, such as `maxLength`; `false` for a place at which nothing is allowed.
    pub keyword: String,
    /// JSON pointer of the keyword in the set's document.
    pub constraint: String,
    /// The member that is missing or unexpected, for `required`, `additionalProperties` and their kin; `at` is the object.
    pub property: Option<String>,
}
