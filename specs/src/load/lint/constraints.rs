//! Constraints that belong to no clause: what breaks them could not be reported.

use std::collections::BTreeSet;

use serde_json::Value;

use super::subject::Subject;
use crate::load::normalise::is_constraint;
use crate::load::places::child;
use crate::load::reachable::{parts, reachable};
use crate::standard::Aspect;
use crate::text::Diagnostic;

const HELP: &str = "name the clause with `x-clause` here, on something around it, or on the operation; or make a clause `<operation>/<aspect>`";

/// Constraints in reach of an operation that neither a place around them, nor the operation, nor a clause named for the
/// operation and its aspect takes in.
pub(super) fn without_clause(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    for operation in &subject.standard.operations {
        if operation.extensions.get("x-clause").is_some_and(Value::is_string) {
            continue;
        }
        let is_homeless = |aspect: Aspect, constraint: &String| {
            subject.standard.clause_of(operation, aspect, constraint).is_none()
        };
        for (aspect, roots) in parts(operation) {
            for pointer in reachable(&subject.standard.schemas, roots) {
                let found = constraints(subject, &pointer).into_iter();
                told.extend(found.filter(|constraint| is_homeless(aspect, constraint)));
            }
        }
        let required = operation.parameters.iter().filter(|parameter| parameter.required);
        let required = required.map(|parameter| child(&parameter.pointer, "required"));
        told.extend(required.filter(|constraint| is_homeless(Aspect::Parameters, constraint)));
    }
    told.iter().map(|constraint| diagnostic(subject, constraint)).collect()
}

fn constraints(subject: &Subject<'_>, pointer: &str) -> Vec<String> {
    let schemas = &subject.standard.schemas;
    let keywords = schemas.value(pointer).as_object().into_iter().flatten();
    let constraints = keywords.filter(|(keyword, value)| is_constraint(keyword, value));
    constraints.map(|(keyword, _)| child(pointer, keyword)).collect()
}

fn diagnostic(subject: &Subject<'_>, constraint: &str) -> Diagnostic {
    let keyword = constraint.rsplit('/').next().unwrap_or_default();
    let message = format!("the constraint `{keyword}` belongs to no clause");
    Diagnostic::error("lint.constraint", message)
        .with_place(subject.places.key_place(constraint))
        .with_help(HELP)
}
