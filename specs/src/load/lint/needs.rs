//! Operations that must come before others: they must exist, and not wait for one another.

use std::collections::BTreeSet;

use super::subject::Subject;
use crate::load::places::child;
use crate::name::OperationId;
use crate::text::Diagnostic;

/// Needed operations that are not there.
pub(super) fn unknown(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for operation in &subject.standard.operations {
        for id in operation.needs.iter().filter(|id| subject.standard.operation(id).is_none()) {
            let pointer = child(&operation.pointer, "x-needs");
            let help = "name an operationId of this document";
            found.push(subject.places.error(
                "lint.needs",
                &pointer,
                format!("there is no operation `{id}`"),
                help,
            ));
        }
    }
    found
}

/// Operations that need themselves, directly or through others.
pub(super) fn circles(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let in_circle = subject
        .standard
        .operations
        .iter()
        .filter(|operation| needed(subject, &operation.id).contains(&operation.id));
    let told = in_circle.map(|operation| {
        let message = format!("the operation `{}` needs itself, directly or through others", operation.id);
        let help = "take one of the operations of the circle out of `x-needs`";
        subject.places.error("lint.needs", &child(&operation.pointer, "x-needs"), message, help)
    });
    told.collect()
}

/// All operations that an operation needs, through others too.
fn needed(subject: &Subject<'_>, id: &OperationId) -> BTreeSet<OperationId> {
    let mut needed = BTreeSet::new();
    let mut waiting = vec![id.clone()];
    while let Some(id) = waiting.pop() {
        let Some(operation) = subject.standard.operation(&id) else {
            continue;
        };
        waiting.extend(operation.needs.iter().filter(|id| needed.insert((*id).clone())).cloned());
    }
    needed
}
