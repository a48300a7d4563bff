//! The standard as a whole, and whose demand each constraint is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::aspect::Aspect;
use super::clause::Clause;
use super::code_list::CodeList;
use super::machine::Machine;
use super::manifest::{Class, Source};
use super::named::Named;
use super::operation::Operation;
use super::target::TargetInterface;
use super::withdrawal::Withdrawal;
use super::workflow::Workflow;
use crate::bilingual::Bilingual;
use crate::binding::Binding;
use crate::compatibility::Release;
use crate::digest::Digest;
use crate::name::{ClauseId, MachineId, OperationId, StandardId};
use crate::plan::StandardReference;
use crate::resource::Upkeep;
use crate::schema::{SchemaSet, is_format};
use crate::text::Diagnostic;

/// A standard, loaded.
#[derive(Clone, Debug)]
pub struct Standard {
    /// Whether clauses are written in a pack or derived from a document.
    pub origin: Origin,
    /// The standard's name.
    pub id: StandardId,
    /// What people call it.
    pub title: Bilingual,
    /// Its edition.
    pub edition: String,
    /// What clauses quote.
    pub sources: Vec<Source>,
    /// Conformance classes in order.
    pub classes: Vec<Class>,
    /// Clauses in order.
    pub clauses: Named<Clause>,
    /// Operations in the order of the document.
    pub operations: Named<Operation>,
    /// State machines in order.
    pub machines: Vec<Machine>,
    /// Sequences of calls that the pack describes, in order.
    pub workflows: Vec<Workflow>,
    /// How what requests brought about is withdrawn again.
    pub withdrawals: Vec<Withdrawal>,
    /// All schemas.
    pub schemas: Arc<SchemaSet>,
    /// Code lists by name, as the chosen binding has them.
    pub code_lists: BTreeMap<String, CodeList>,
    /// The binding that was chosen, `Binding::plain()` where the pack has none.
    pub binding: Binding,
    /// Names of all bindings.
    pub bindings: Vec<String>,
    /// Paths of servers that the document names, for messages.
    pub servers: Vec<String>,
    /// What is known of the target, where its own definition is read.
    pub target: Option<TargetInterface>,
    /// The release before the target's definition, where the user gave it.
    pub previous: Option<Arc<Release>>,
    /// What is wrong with the document; operations that could not be read are missing from `operations`.
    pub diagnostics: Vec<Diagnostic>,
    /// Over the files of the pack, or the document and what it refers to.
    pub digest: Digest,
    /// What the user named it by.
    pub location: String,
}

/// Whether clauses are written in a pack or derived from a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A pack with clauses of its own.
    Pack,
    /// A plain document: one clause per operation and aspect.
    Document,
}

impl Standard {
    /// The clause of this name.
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.named(id.as_str())
    }

    /// The operation of this name.
    pub fn operation(&self, id: &OperationId) -> Option<&Operation> {
        self.operations.named(id.as_str())
    }

    /// The state machine of this name.
    pub fn machine(&self, id: &MachineId) -> Option<&Machine> {
        self.machines.iter().find(|machine| machine.id == *id)
    }

    /// The clause that a constraint belongs to: in a pack the nearest `x-clause` at or above `constraint` (a JSON
    /// pointer to the keyword in the schemas), else the operation's, else that of the operation's aspect if there is one of that
    /// name; in a plain document the operation's aspect, or that of its formats or of what answers leave out.
    ///
    /// `None` only in a pack that `check` refuses.
    pub fn clause_of(&self, operation: &Operation, aspect: Aspect, constraint: &str) -> Option<ClauseId> {
        let of_aspect = || {
            let own = aspect.of(constraint, is_format(self.schemas.document(), constraint));
            let own = Self::derived_clause(&operation.id, own);
            // What is reached only while values are checked made no clause of its own.
            let is_known = self.clause(&own).is_some();
            if is_known { own } else { Self::derived_clause(&operation.id, aspect) }
        };
        match self.origin {
            Origin::Document => Some(of_aspect()),
            Origin::Pack => {
                let written = || operation.extensions.get("x-clause")?.as_str().map(ClauseId::from);
                let named = || Some(of_aspect()).filter(|id| self.clause(id).is_some());
                self.schemas.clause_at(constraint).or_else(written).or_else(named)
            }
        }
    }

    /// How what the operation brought about is withdrawn again.
    pub fn withdrawal(&self, operation: &OperationId) -> Option<&Withdrawal> {
        self.withdrawals.iter().find(|withdrawal| withdrawal.operations.contains(operation))
    }

    /// The name of the clause that a plain document's operation and aspect make.
    pub fn derived_clause(operation: &OperationId, aspect: Aspect) -> ClauseId {
        ClauseId::from(format!("{operation}/{}", aspect.name()))
    }

    /// The name of the clause that a plain document makes of what an operation does to things over several answers.
    pub fn upkeep_clause(operation: &OperationId, upkeep: Upkeep) -> ClauseId {
        ClauseId::from(format!("{operation}/{}", upkeep.name()))
    }

    /// How documents refer to this standard.
    pub fn reference(&self) -> StandardReference {
        StandardReference {
            id: self.id.clone(),
            title: self.title.clone(),
            edition: self.edition.clone(),
            digest: self.digest,
            location: self.location.clone(),
        }
    }
}
