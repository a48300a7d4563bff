//! What the lints look at.

use std::sync::Arc;

use crate::load::places::{Places, child};
use crate::name::ClauseId;
use crate::standard::{Clause, Origin, Standard};
use crate::text::{Diagnostic, Document, Place};

/// A clause with where it is written.
pub(in crate::load) struct WrittenClause {
    /// The clause.
    pub(in crate::load) clause: Clause,
    /// The file.
    pub(in crate::load) document: Arc<Document>,
    /// The place in the file.
    pub(in crate::load) pointer: String,
}

impl WrittenClause {
    /// The place of a member of the clause.
    pub(super) fn place(&self, member: &str) -> Place {
        self.document.place(&child(&self.pointer, member))
    }

    /// An error about a member of the clause.
    pub(super) fn error(
        &self,
        member: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error("lint.clause", message).with_place(self.place(member)).with_help(help)
    }
}

/// A standard, with where it is written.
pub(in crate::load) struct Subject<'a> {
    /// The standard.
    pub(in crate::load) standard: &'a Standard,
    /// Where the interface document is written.
    pub(in crate::load) places: &'a Places,
    /// Where the clauses are written; empty for a plain document.
    pub(in crate::load) clauses: &'a [WrittenClause],
}

impl Subject<'_> {
    /// Whether there is a clause of this name.
    pub(super) fn has_clause(&self, id: &str) -> bool {
        self.standard.clauses.iter().any(|clause| clause.id == ClauseId::from(id))
    }

    /// What a pack must not do, and a document had better not: an error in the one, a warning in the other.
    pub(super) fn fault(
        &self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        match self.standard.origin {
            Origin::Pack => self.places.error(code, pointer, message, help),
            Origin::Document => self.places.warning(code, pointer, message, help),
        }
    }
}
