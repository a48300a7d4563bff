//! Loading a plain interface document: the clauses are derived from it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::assemble::{Assembled, assemble};
use super::dialect::detect;
use super::library::Library;
use super::lint::{self, Subject};
use super::normalise::normalise;
use super::options::Options;
use super::{derive, derive_upkeep};
use crate::bilingual::Bilingual;
use crate::binding::Binding;
use crate::files::Files;
use crate::name::StandardId;
use crate::standard::{Clause, Origin, Source, Standard};
use crate::text::{Diagnostics, Document};

/// Loads the document at `path`.
pub(super) fn load(files: &dyn Files, path: &str, options: &Options) -> Result<Standard, Diagnostics> {
    let mut library = Library::new(files);
    let index = library.open(path).map_err(|unavailable| Diagnostics::from(unavailable.diagnostics()))?;
    let Some(document) = library.document(index).cloned() else {
        return Err(Diagnostics::new());
    };
    let dialect = detect(&document).map_err(|diagnostic| Diagnostics::from(vec![diagnostic]))?;
    let mut interface = normalise(&mut library, index, dialect);
    let assembled = assemble(&mut interface).without_blocks();
    let mut standard = standard(&document, path, options, assembled, &library);
    let mut diagnostics = std::mem::take(&mut library.diagnostics);
    diagnostics.append(&mut interface.diagnostics);
    diagnostics.extend(lint::all(&Subject { standard: &standard, places: &interface.places, clauses: &[] }));
    standard.diagnostics = Diagnostics::from(diagnostics).into();
    // What is shared may have been told for each that shares it.
    standard.diagnostics.dedup();
    Ok(standard)
}

fn standard(
    document: &Document,
    path: &str,
    options: &Options,
    assembled: Assembled,
    library: &Library<'_>,
) -> Standard {
    let mut clauses = derive::clauses(&assembled.operations, &assembled.schemas);
    let kept = derive_upkeep::clauses(&assembled.operations);
    let title = information(document, "title").unwrap_or_else(|| stem(path).to_owned());
    let sources = sources(&title, &kept);
    clauses.extend(kept);
    Standard {
        origin: Origin::Document,
        id: StandardId::from(stem(path)),
        title: Bilingual::same(title.as_str()),
        edition: information(document, "version").unwrap_or_default(),
        sources,
        classes: derive::classes(&assembled.operations),
        clauses: clauses.into(),
        operations: assembled.operations,
        machines: Vec::new(),
        workflows: Vec::new(),
        withdrawals: Vec::new(),
        schemas: assembled.schemas,
        code_lists: BTreeMap::new(),
        binding: Binding::plain(),
        bindings: Vec::new(),
        servers: assembled.servers,
        target: None,
        previous: None,
        diagnostics: Vec::new(),
        digest: library.digest(),
        location: options.location.clone(),
    }
}

/// The document, and what else the clauses quote.
fn sources(title: &str, clauses: &[Clause]) -> Vec<Source> {
    let mut others = derive_upkeep::sources();
    others.retain(|source| clauses.iter().any(|clause| clause.provenance.source == source.id));
    std::iter::once(derive::source(title)).chain(others).collect()
}

fn information(document: &Document, member: &str) -> Option<String> {
    let value = document.value.get("info")?.get(member)?;
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The name of a file without folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
