//! `standard.yaml`: identity, sources, classes and clauses of a pack.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause::Clause;
use super::interface_source::InterfaceSource;
use super::machine::Machine;
use super::withdrawal::Withdrawal;
use crate::bilingual::Bilingual;
use crate::name::{ClassId, SourceId, StandardId};

/// `standard.yaml` of a pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Manifest {
    /// `hutong.standard/1`.
    pub format: String,
    /// The standard's name.
    pub id: StandardId,
    /// What people call it.
    pub title: Bilingual,
    /// Its edition.
    pub edition: String,
    /// What it is about, and what it is not.
    pub description: Bilingual,
    /// The interface document, relative to the pack, or how the target's own one is had.
    pub interface: InterfaceSource,
    /// The document of workflows (Arazzo 1.0), relative to the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflows: Option<String>,
    /// What clauses quote.
    pub sources: Vec<Source>,
    /// Conformance classes in order.
    pub classes: Vec<Class>,
    /// Bindings by name, the default one first: `bindings/<name>.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bindings: Vec<String>,
    /// Files with further clauses, each a YAML list, read in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clause_files: Vec<String>,
    /// Files with state machines, one each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub machine_files: Vec<String>,
    /// State machines that stand here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub machines: Vec<Machine>,
    /// How what a run brought about is withdrawn again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawals: Vec<Withdrawal>,
    /// Clauses that stand here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
}

impl Manifest {
    /// The format that this version reads.
    pub const FORMAT: &'static str = "hutong.standard/1";
}

/// Something that clauses quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// The name by which clauses refer to it.
    pub id: SourceId,
    /// Its title.
    pub title: Bilingual,
    /// What was read of it and how sure we are.
    pub note: Bilingual,
}

/// A conformance class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Class {
    /// The class's name.
    pub id: ClassId,
    /// What people call it.
    pub title: Bilingual,
    /// Names under which a target may declare the class; then its clauses count only for targets that do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<String>,
    /// Media types of accepted answers that show the class, whether it is declared or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shown_by: Vec<String>,
    /// Classes that a target must conform to before it can conform to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<ClassId>,
}

impl Class {
    /// A class that every target has, and that needs no other.
    pub fn unconditional(title: Bilingual, id: ClassId) -> Self {
        Self { id, title, declared: Vec::new(), shown_by: Vec::new(), requires: Vec::new() }
    }
}
