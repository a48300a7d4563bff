//! Clauses that name what is not there, or do not say how they are verified.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::subject::{Subject, WrittenClause};
use crate::name::ClassId;
use crate::standard::{Verification, Verify};
use crate::text::{Diagnostic, Document};

/// Two clauses of one name.
pub(super) fn twice(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &WrittenClause> = BTreeMap::new();
    let mut found = Vec::new();
    for written in subject.clauses {
        if let Some(other) = first.insert(written.clause.id.as_str(), written) {
            let message = format!("the clause `{}` is there twice", written.clause.id);
            let diagnostic = written.error("id", message, "give each clause an id of its own");
            found.push(diagnostic.with_related("it stands here already", other.place("id")));
        }
    }
    found
}

/// Classes and sources that the manifest does not name.
pub(super) fn unknown_class_or_source(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for written in subject.clauses {
        let clause = &written.clause;
        let of_rows = clause.verify.iter().filter_map(|verify| verify.class.as_ref());
        let unknown = |class: &&ClassId| subject.standard.classes.iter().all(|known| known.id != **class);
        for class in std::iter::once(&clause.class).chain(of_rows).filter(unknown) {
            let message = format!("there is no class `{class}`");
            found.push(written.error("class", message, "name one of the `classes` of standard.yaml"));
        }
        let source = &clause.provenance.source;
        if !subject.standard.sources.iter().any(|known| known.id == *source) {
            let message = format!("there is no source `{source}`");
            found.push(written.error("provenance", message, "name one of the `sources` of standard.yaml"));
        }
    }
    found
}

/// Implied clauses that are not there.
pub(super) fn unknown_implications(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let of = |written: &WrittenClause| {
        let unknown = written.clause.implies.iter().filter(|id| !subject.has_clause(id.as_str()));
        let told = unknown.map(|id| {
            written.error("implies", format!("there is no clause `{id}`"), "name clauses of this pack")
        });
        told.collect::<Vec<_>>()
    };
    subject.clauses.iter().flat_map(of).collect()
}

/// Automatic clauses without a rule, and others without a reason.
pub(super) fn neither_verified_nor_reasoned(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let wrong = |written: &WrittenClause| {
        let clause = &written.clause;
        let is_automatic = clause.verification == Verification::Automatic;
        if is_automatic && clause.verify.is_empty() {
            let message = format!("the clause `{}` is automatic, but no rule verifies it", clause.id);
            let help = "add `verify`, or `verification: manual` with a `reason`";
            return Some(written.error("verify", message, help));
        }
        let is_missing = !is_automatic && clause.reason.is_none();
        is_missing.then(|| {
            let message = format!("the clause `{}` is not automatic, and does not say why", clause.id);
            written.error("verification", message, "add a `reason` in both languages")
        })
    };
    subject.clauses.iter().filter_map(wrong).collect()
}

/// Operations and tags in a scope that are not there.
pub(super) fn unknown_scope(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let operations = &subject.standard.operations;
    let tags: BTreeSet<&str> =
        operations.iter().flat_map(|operation| &operation.tags).map(String::as_str).collect();
    let mut found = Vec::new();
    for (written, member, verify) in verifies(subject) {
        for id in verify.scope.operations.iter().filter(|id| !subject.standard.has_operation(id)) {
            let help = "name an operationId of the interface document";
            found.push(written.error_at(&member, "scope", format!("there is no operation `{id}`"), help));
        }
        for tag in verify
            .scope
            .tags
            .iter()
            .filter(|_| subject.standard.target.is_none())
            .filter(|tag| !tags.contains(tag.as_str()))
        {
            let help = "name a tag of an operation";
            found.push(written.error_at(&member, "scope", format!("no operation has the tag `{tag}`"), help));
        }
    }
    found
}

/// Operations in the steps of a scenario that are not there.
pub(super) fn unknown_steps(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (written, member, verify) in verifies(subject) {
        let steps = verify.with.get("steps").and_then(Value::as_array).into_iter().flatten();
        for id in steps.filter_map(|step| step.get("operation")?.as_str()) {
            if !subject.standard.operations.iter().any(|operation| operation.id.as_str() == id) {
                let help = "name an operationId of the interface document";
                found.push(written.error_at(&member, "with", format!("there is no operation `{id}`"), help));
            }
        }
    }
    found
}

/// Classes that are required but not there.
pub(super) fn classes(subject: &Subject<'_>, manifest: &Document) -> Vec<Diagnostic> {
    let classes = &subject.standard.classes;
    let mut found = Vec::new();
    for (index, class) in classes.iter().enumerate() {
        let place = |member: &str| manifest.place(&format!("/classes/{index}/{member}"));
        for id in class.requires.iter().filter(|id| !classes.iter().any(|class| class.id == **id)) {
            let diagnostic = Diagnostic::error("lint.class", format!("there is no class `{id}`"));
            found.push(diagnostic.with_place(place("requires")).with_help("name one of the `classes`"));
        }
        if classes.iter().take(index).any(|other| other.id == class.id) {
            let diagnostic =
                Diagnostic::error("lint.class", format!("the class `{}` is there twice", class.id));
            found.push(diagnostic.with_place(place("id")).with_help("give each class an id of its own"));
        }
    }
    found
}

/// Every `verify` of every clause, with its place within the clause.
fn verifies<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (&'a WrittenClause, String, &'a Verify)> {
    subject.clauses.iter().flat_map(|written| {
        let verifies = written.clause.verify.iter().enumerate();
        verifies.map(move |(index, verify)| (written, format!("verify/{index}"), verify))
    })
}

impl WrittenClause {
    fn error_at(&self, inside: &str, member: &str, message: String, help: &str) -> Diagnostic {
        let place = self.document.place(&format!("{}/{inside}/{member}", self.pointer));
        Diagnostic::error("lint.clause", message).with_place(place).with_help(help)
    }
}
