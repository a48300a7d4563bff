//! How a fault of a text is told to the person who can mend it.

/// A stable code, what is wrong, and how to put it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) code: &'static str,
    pub(super) what: &'static str,
    pub(super) help: &'static str,
}

/// Shortens the tables of wordings.
pub(super) const fn wording(code: &'static str, what: &'static str, help: &'static str) -> Wording {
    Wording { code, what, help }
}
