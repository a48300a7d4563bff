//! Why a value was not found.

/// Why there is no value, or none was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::schema) struct Obstacle {
    pub(in crate::schema) why: String,
    /// Whether it is certain that there is none.
    pub(in crate::schema) proven: bool,
}

impl Obstacle {
    /// There is none.
    pub(super) fn impossible(why: impl Into<String>) -> Self {
        Self { why: why.into(), proven: true }
    }

    /// None was found.
    pub(super) fn not_found(why: impl Into<String>) -> Self {
        Self { why: why.into(), proven: false }
    }
}
