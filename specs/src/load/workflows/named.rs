//! Clauses and rules: a workflow names clauses of the pack, and they say that workflows verify them.

use crate::name::ClauseId;
use crate::standard::Standard;
use crate::text::{Diagnostic, Document};

/// The rule by which clauses are verified by workflows.
const RULE: &str = "workflow";

/// What is wrong with a clause that a workflow names.
pub(super) fn wrong(
    standard: &Standard,
    document: &Document,
    pointer: &str,
    clauses: &[ClauseId],
) -> Vec<Diagnostic> {
    let told = |id: &ClauseId| {
        let (message, help) = match standard.clause(id) {
            None => (format!("there is no clause `{id}`"), "name a clause of this pack"),
            Some(clause) if clause.verify.iter().all(|verify| verify.rule.as_str() != RULE) => (
                format!("the clause `{id}` is not verified by workflows"),
                "add `{rule: workflow}` to its `verify`",
            ),
            Some(_) => return None,
        };
        let place = document.place(pointer);
        Some(Diagnostic::error("lint.workflow", message).with_place(place).with_help(help))
    };
    clauses.iter().filter_map(told).collect()
}

/// Clauses that say that workflows verify them, and that none names.
pub(super) fn missing(standard: &Standard, document: &Document) -> Vec<Diagnostic> {
    let says = standard.clauses.iter().filter(|clause| {
        clause.verify.iter().any(|verify| verify.rule.as_str() == RULE)
            && !standard.workflows.iter().any(|workflow| workflow.names(&clause.id))
    });
    says.map(|clause| {
        Diagnostic::error("lint.workflow", format!("no workflow names the clause `{}`", clause.id))
            .with_place(document.place("/workflows"))
            .with_help("name it with `x-clause` at a step or criterion, or take `{rule: workflow}` out of its `verify`")
    })
    .collect()
}
