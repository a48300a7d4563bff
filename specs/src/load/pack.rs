//! Loading a pack: the manifest, the clauses, the chosen binding, the interface document and the code lists.

use std::sync::Arc;

use super::assemble::assemble;
use super::blocks::{self, Read};
use super::code_lists;
use super::dialect::detect;
use super::interface::Interface;
use super::library::{Library, Unavailable};
use super::lint::{self, Subject, WrittenClause};
use super::machines::machines;
use super::normalise::normalise;
use super::options::Options;
use super::{release, typed};
use crate::binding::Binding;
use crate::compatibility::Release;
use crate::digest::Digest;
use crate::files::Files;
use crate::standard::{
    Clause, InterfaceSource, Manifest, Origin, Standard, TARGET_PREVIOUS, TARGET_PREVIOUS_YAML,
    TargetInterface,
};
use crate::text::{Diagnostic, Diagnostics, Document, Severity};

/// The manifest of every pack.
const MANIFEST: &str = "standard.yaml";

/// Loads the pack that `files` hold; every error in it is told at once.
pub(super) fn load(files: &dyn Files, options: &Options) -> Result<Standard, Diagnostics> {
    let mut library = Library::new(files);
    let mut diagnostics = std::mem::take(&mut library.diagnostics);
    let (document, manifest) = manifest(&mut library)?;
    let clauses = clauses(&mut library, &document, &manifest, &mut diagnostics);
    let machines = machines(&mut library, &document, &manifest, &mut diagnostics);
    let binding = binding(&mut library, &document, &manifest, options, &mut diagnostics);
    let read = interface(&mut library, &document, &manifest);
    let (Some(binding), Ok(Described { mut interface, target, strange })) =
        (binding, read.map_err(|found| diagnostics.extend(found)))
    else {
        return Err(Diagnostics::from(diagnostics));
    };
    let previous = match previous(&mut library, target.is_some()) {
        Ok(previous) => previous.map(Arc::new),
        Err(found) => return Err(Diagnostics::from(found)),
    };
    let code_lists = code_lists::apply(&mut library, &mut interface, &binding, &manifest.sources);
    let assembled = assemble(&mut interface);
    let assembled = if target.is_some() { assembled } else { assembled.without_blocks() };
    diagnostics.append(&mut interface.diagnostics);
    let mut standard = Standard {
        origin: Origin::Pack,
        id: manifest.id,
        title: manifest.title,
        edition: manifest.edition,
        sources: manifest.sources,
        classes: manifest.classes,
        clauses: clauses.iter().map(|written| written.clause.clone()).collect(),
        operations: assembled.operations,
        machines: machines.iter().map(|written| written.machine.clone()).collect(),
        workflows: Vec::new(),
        withdrawals: manifest.withdrawals,
        schemas: assembled.schemas,
        code_lists,
        binding,
        bindings: manifest.bindings,
        servers: assembled.servers,
        target,
        previous,
        diagnostics: Vec::new(),
        digest: digest(files, &library),
        location: options.location.clone(),
    };
    diagnostics.extend(workflows(&mut library, &document, manifest.workflows.as_deref(), &mut standard));
    let subject = Subject { standard: &standard, places: &interface.places, clauses: &clauses };
    diagnostics.extend(lint::all(&subject));
    diagnostics.extend(lint::pack(&subject, &document));
    diagnostics.extend(lint::machines(&standard, &machines));
    let (theirs, ours): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|diagnostic| is_theirs(diagnostic, strange.as_deref()));
    if ours.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(Diagnostics::from(ours));
    }
    standard.diagnostics = Diagnostics::from(ours.into_iter().chain(theirs).collect::<Vec<_>>()).into();
    standard.diagnostics.dedup();
    Ok(standard)
}

/// Over all files of the pack, whatever binding is chosen.
fn digest(files: &dyn Files, library: &Library<'_>) -> Digest {
    let digests = || -> Option<Vec<(String, Digest)>> {
        let paths = files.list().ok()?;
        let digest = |path: String| {
            let bytes = files.read(&path).ok()?;
            Some((path, Digest::of(&bytes)))
        };
        paths.into_iter().map(digest).collect()
    };
    digests().map_or_else(
        || library.digest(),
        |digests| Digest::of_files(digests.iter().map(|(path, digest)| (path.as_str(), *digest))),
    )
}

fn manifest(library: &mut Library<'_>) -> Result<(Arc<Document>, Manifest), Diagnostics> {
    let index = library.open(MANIFEST).map_err(|unavailable| Diagnostics::from(unavailable.diagnostics()))?;
    let Some(document) = library.document(index).cloned() else {
        return Err(Diagnostics::new());
    };
    // Clauses are read one by one, so that one that does not fit hides neither the others nor the manifest.
    let mut without_clauses = document.as_ref().clone();
    if let Some(members) = without_clauses.value.as_object_mut() {
        members.remove("clauses");
    }
    let manifest: Manifest =
        typed::read(&without_clauses, "").map_err(|diagnostic| Diagnostics::from(vec![diagnostic]))?;
    if manifest.format != Manifest::FORMAT {
        let message = format!("the format `{}` is not one that is read", manifest.format);
        let diagnostic = Diagnostic::error("load.format", message)
            .with_place(document.place("/format"))
            .with_help(format!("write `format: {}`", Manifest::FORMAT));
        return Err(Diagnostics::from(vec![diagnostic]));
    }
    Ok((document, manifest))
}

fn clauses(
    library: &mut Library<'_>,
    document: &Arc<Document>,
    manifest: &Manifest,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<WrittenClause> {
    let mut clauses = written_clauses(document, "/clauses", diagnostics);
    for (index, path) in manifest.clause_files.iter().enumerate() {
        match open(library, path, document, &format!("/clause-files/{index}")) {
            Ok(file) => clauses.extend(written_clauses(&file, "", diagnostics)),
            Err(found) => diagnostics.extend(found),
        }
    }
    clauses
}

fn written_clauses(
    document: &Arc<Document>,
    pointer: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<WrittenClause> {
    let (clauses, found) = typed::list::<Clause>(document, pointer);
    diagnostics.extend(found);
    let written = |(pointer, clause)| WrittenClause { clause, document: Arc::clone(document), pointer };
    clauses.into_iter().map(written).collect()
}

/// Reads all bindings, and gives the chosen one.
fn binding(
    library: &mut Library<'_>,
    document: &Document,
    manifest: &Manifest,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Binding> {
    let plain = Binding::plain();
    // A plan of a pack without bindings names the plain one.
    let named = options.binding.as_ref();
    let named = named.filter(|name| !(manifest.bindings.is_empty() && **name == plain.id));
    let chosen = named.or_else(|| manifest.bindings.first());
    if let Some(unknown) = chosen.filter(|name| !manifest.bindings.contains(name)) {
        let known = manifest.bindings.join(", ");
        let diagnostic = Diagnostic::error("load.binding", format!("there is no binding `{unknown}`"))
            .with_place(document.place("/bindings"))
            .with_help(format!("choose one of: {known}"));
        diagnostics.push(diagnostic);
        return None;
    }
    let mut found = chosen.is_none().then_some(plain);
    for (index, name) in manifest.bindings.iter().enumerate() {
        let binding =
            open(library, &format!("bindings/{name}.yaml"), document, &format!("/bindings/{index}"))
                .and_then(|file| typed::read::<Binding>(&file, "").map_err(|diagnostic| vec![diagnostic]));
        match binding {
            Ok(binding) if chosen == Some(name) => found = Some(binding),
            Ok(_) => {}
            Err(wrong) => diagnostics.extend(wrong),
        }
    }
    found
}

/// Reads the document of workflows, if the manifest names one.
fn workflows(
    library: &mut Library<'_>,
    manifest: &Document,
    path: Option<&str>,
    standard: &mut Standard,
) -> Vec<Diagnostic> {
    let Some(path) = path else { return Vec::new() };
    match open(library, path, manifest, "/workflows") {
        Ok(document) => {
            let read = super::workflows::read(&document, standard);
            standard.workflows = read.workflows;
            read.diagnostics
        }
        Err(found) => found,
    }
}

/// The interface, and where it is the target's own.
struct Described {
    interface: Interface,
    target: Option<TargetInterface>,
    /// The path of the target's definition.
    strange: Option<String>,
}

fn interface(
    library: &mut Library<'_>,
    document: &Document,
    manifest: &Manifest,
) -> Result<Described, Vec<Diagnostic>> {
    match &manifest.interface {
        InterfaceSource::Document(path) => {
            let file = open(library, path, document, "/interface")?;
            let dialect = detect(&file).map_err(|diagnostic| vec![diagnostic])?;
            let index = library.open(path).map_err(Unavailable::diagnostics)?;
            let interface = normalise(library, index, dialect);
            Ok(Described { interface, target: None, strange: None })
        }
        InterfaceSource::Target(source) => {
            let Read { interface, target, path } = blocks::read(library, document, source)?;
            Ok(Described { interface, target: Some(target), strange: Some(path) })
        }
    }
}

/// The release before the target's definition, where one lies beside it.
fn previous(library: &mut Library<'_>, is_of_target: bool) -> Result<Option<Release>, Vec<Diagnostic>> {
    let places = [TARGET_PREVIOUS, TARGET_PREVIOUS_YAML].into_iter().filter(|_| is_of_target);
    let found = places.into_iter().find(|path| library.has(path));
    found.map(|path| release::read(library, path)).transpose()
}

/// Whether it is about the target's definition or what that refers to: that is no fault of the pack.
fn is_theirs(diagnostic: &Diagnostic, definition: Option<&str>) -> bool {
    let source = diagnostic.place.as_ref().map(|place| place.source.as_str());
    definition.is_some()
        && (source == definition || source.is_some_and(|source| source.starts_with("vendor/")))
}

/// Opens a file that the manifest names at `pointer`.
pub(super) fn open(
    library: &mut Library<'_>,
    path: &str,
    document: &Document,
    pointer: &str,
) -> Result<Arc<Document>, Vec<Diagnostic>> {
    let opened = library.open(path).map(|index| library.document(index).cloned());
    match opened {
        Ok(file) => file.ok_or_else(Vec::new),
        Err(unavailable) if unavailable.inside.is_empty() => Err(vec![
            Diagnostic::error("load.file", unavailable.message)
                .with_place(document.place(pointer))
                .with_help(unavailable.help),
        ]),
        Err(unavailable) => Err(unavailable.inside),
    }
}
