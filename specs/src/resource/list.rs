//! Where the answer of a collection lists its things.

use super::identifier::{Wanted, answer_schema, escaped, identifying, successes};
use super::shape::{items, members, types};
use crate::name::OperationId;
use crate::standard::Operation;

/// The operation that lists the things of a collection, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The operation.
    pub operation: OperationId,
    /// JSON pointer of the array in its answer.
    pub array: String,
    /// JSON pointer of the identifier in an item.
    pub item: String,
}

/// The list that an operation answers with: the body itself, or the only array of things with an identifier in it.
pub(super) fn list(operation: &Operation, wanted: Wanted<'_>) -> Option<List> {
    // A list that must be asked for something is no list of all.
    if operation.request_body.is_some() || asks(operation) {
        return None;
    }
    let schema = successes(operation).find_map(answer_schema)?;
    let listed = |array: String, item: String| List { operation: operation.id.clone(), array, item };
    let identified = |schema| Some(format!("/{}", escaped(&identifying(&items(schema)?, wanted)?)));
    if types(schema).contains("array") {
        return Some(listed(String::new(), identified(schema)?));
    }
    let own = members(schema);
    let mut found = own.iter().filter(|(_, member)| types(member).contains("array"));
    let (name, array) = found.next()?;
    let is_only = found.next().is_none();
    is_only.then(|| Some(listed(format!("/{}", escaped(name)), identified(array)?))).flatten()
}

/// Whether the list must be asked for something besides what its path says.
fn asks(operation: &Operation) -> bool {
    let outside = |location| location != crate::standard::Location::Path;
    operation.parameters.iter().any(|parameter| parameter.required && outside(parameter.location))
}
