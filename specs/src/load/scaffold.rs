//! The beginning of a pack: what a plain interface document demands, written down as clauses that people refine.

use std::collections::BTreeMap;

use super::options::Options;
use super::{derive, plain};
use crate::bilingual::Bilingual;
use crate::files::Files;
use crate::name::{ClassId, StandardId};
use crate::standard::{Clause, InterfaceSource, Manifest, Standard};
use crate::text::{Diagnostic, Diagnostics};

/// The files that a pack begins with, beside the document itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaffold {
    /// `standard.yaml`.
    pub manifest: Manifest,
    /// The files that the manifest names, with their clauses.
    pub clauses: BTreeMap<String, Vec<Clause>>,
}

/// A pack of this name on the document that `options` names.
///
/// Each clause is named `<operation>/<aspect>`; what the document says at a place without `x-clause` belongs to the clause of
/// its operation and aspect, so the document stays as it is until somebody knows better.
pub fn scaffold(files: &dyn Files, options: &Options, id: &str) -> Result<Scaffold, Diagnostics> {
    let path = options.document.as_deref().unwrap_or_default();
    let standard = plain::load(files, path, options)?;
    if standard.operations.is_empty() {
        let diagnostic =
            Diagnostic::error("scaffold.operations", format!("{path} has no operation that can be tested"))
                .with_help("put right what `hutong check` says of the document");
        let mut diagnostics = Diagnostics::from(standard.diagnostics);
        diagnostics.extend([diagnostic]);
        return Err(diagnostics);
    }
    let clauses = by_file(&standard);
    let manifest = Manifest {
        format: Manifest::FORMAT.to_owned(),
        id: StandardId::from(id),
        title: standard.title.clone(),
        edition: if standard.edition.is_empty() { "0".to_owned() } else { standard.edition.clone() },
        description: Bilingual::new(
            "由接口文档导出的初稿：请写明每一条款的出处，把文档没有说而标准要求的补上，删去标准不要求的。",
            "A first draft derived from the interface document: say where each clause comes from, add what the standard demands and the document does not say, and take out what it does not demand.",
        ),
        interface: InterfaceSource::Document(path.to_owned()),
        workflows: None,
        sources: standard
            .sources
            .iter()
            .filter(|source| source.id.as_str() == derive::SOURCE)
            .cloned()
            .collect(),
        classes: standard.classes.clone(),
        bindings: Vec::new(),
        clause_files: clauses.keys().cloned().collect(),
        machine_files: Vec::new(),
        machines: Vec::new(),
        withdrawals: Vec::new(),
        clauses: Vec::new(),
    };
    Ok(Scaffold { manifest, clauses })
}

/// The clauses of operations and aspects, a file for each class. Those over several answers rest on what is inferred of plain
/// documents alone; a pack has workflows for that.
fn by_file(standard: &Standard) -> BTreeMap<String, Vec<Clause>> {
    let mut files: BTreeMap<String, Vec<Clause>> = BTreeMap::new();
    let is_derived = |clause: &&Clause| clause.verify.iter().all(|verify| verify.rule.as_str() != "upkeep");
    for clause in standard.clauses.iter().filter(is_derived) {
        files.entry(file(standard, &clause.class)).or_default().push(clause.clone());
    }
    files
}

/// The file of a class: its name where that is one for files, else its number.
fn file(standard: &Standard, class: &ClassId) -> String {
    let number = standard.classes.iter().position(|other| other.id == *class).unwrap_or_default();
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let name = class.as_str().to_ascii_lowercase().replace(' ', "-");
    let is_name = !name.is_empty() && name.len() <= 40 && name.chars().all(is_plain);
    if is_name { format!("clauses/{name}.yaml") } else { format!("clauses/class-{}.yaml", number + 1) }
}
