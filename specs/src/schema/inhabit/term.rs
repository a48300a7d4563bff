//! What a value must meet or miss: a schema, or one keyword of it.

use crate::schema::place::below;

/// A schema or a keyword that a value must meet or miss.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::schema) struct Term {
    /// JSON pointer of the schema.
    pub(in crate::schema) pointer: String,
    /// One keyword of it alone, or one entry of a keyword as a relative pointer.
    pub(in crate::schema) keyword: Option<String>,
    pub(in crate::schema) holds: bool,
}

impl Term {
    /// A schema that must admit the value.
    pub(in crate::schema) fn holds(pointer: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), keyword: None, holds: true }
    }

    /// A schema that must refuse the value.
    pub(in crate::schema) fn misses(pointer: impl Into<String>) -> Self {
        Self { holds: false, ..Self::holds(pointer) }
    }

    /// A keyword of a schema.
    pub(in crate::schema) fn keyword(pointer: &str, keyword: &str, holds: bool) -> Self {
        Self { pointer: pointer.to_owned(), keyword: Some(keyword.to_owned()), holds }
    }

    /// The same demand the other way round.
    pub(super) fn opposite(&self) -> Self {
        Self { holds: !self.holds, ..self.clone() }
    }

    /// The keyword without its entry, and the entry.
    pub(super) fn parts(&self) -> Option<(&str, Option<&str>)> {
        let keyword = self.keyword.as_deref()?;
        Some(keyword.split_once('/').map_or((keyword, None), |(keyword, entry)| (keyword, Some(entry))))
    }

    /// The schema that stands under a keyword of a schema.
    pub(super) fn under(pointer: &str, keyword: &str, holds: bool) -> Self {
        Self { holds, ..Self::holds(below(pointer, keyword)) }
    }
}
