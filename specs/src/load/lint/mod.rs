//! What is odd or wrong in a standard that could be read: every rule looks at the whole and tells all that it finds.

mod circles;
mod clauses;
mod constraints;
mod enumerations;
mod examples;
mod fresh;
mod needs;
mod paths;
mod reachable;
mod references;
mod subject;
mod table;
mod unsatisfiable;

#[cfg(test)]
pub(super) use reachable::schemas as schemas_of;
pub(super) use subject::{Subject, WrittenClause};
pub(super) use table::{all, pack};
