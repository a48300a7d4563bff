//! Operations whose requests can be withdrawn: they must exist.

use super::subject::Subject;
use crate::text::{Diagnostic, Document};

/// Operations that are named and not there.
pub(super) fn unknown(subject: &Subject<'_>, manifest: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, withdrawal) in subject.standard.withdrawals.iter().enumerate() {
        for (place, id) in withdrawal.operations.iter().enumerate() {
            if subject.standard.operation(id).is_none() {
                let pointer = format!("/withdrawals/{index}/operations/{place}");
                let message = format!("there is no operation `{id}`");
                let diagnostic = Diagnostic::error("lint.withdrawals", message);
                let diagnostic = diagnostic.with_place(manifest.place(&pointer));
                found.push(diagnostic.with_help("name an operationId of the interface"));
            }
        }
    }
    found
}
