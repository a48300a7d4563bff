//! What is to be loaded.

/// What is to be loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the user named the standard by; documents and messages repeat it.
    pub location: String,
    /// The path of a plain interface document among the files; a pack with `standard.yaml` if `None`.
    pub document: Option<String>,
    /// The binding to choose by name; the pack's first if `None`.
    pub binding: Option<String>,
}
