//! Code lists: dictionaries of a standard or of practice, each with its own source.

use crate::bilingual::Bilingual;
use crate::name::SourceId;

/// A code list, from `codes/<name>.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeList {
    /// The name, by which schemas refer to it (`x-code-list`).
    pub name: String,
    /// Where the list comes from.
    pub source: SourceId,
    /// The codes in order.
    pub codes: Vec<Code>,
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What travels.
    pub code: String,
    /// What it means.
    pub meaning: Bilingual,
}
