//! What is odd or wrong in a standard that could be read: every rule looks at the whole and tells all that it finds.

mod circles;
mod clauses;
mod constraints;
mod enumerations;
mod examples;
mod fresh;
mod machines;
mod needs;
mod paths;
mod references;
mod subject;
mod table;
mod unsatisfiable;
mod withdrawals;

pub(super) use machines::{WrittenMachine, machines};
pub(super) use subject::{Subject, WrittenClause};
pub(super) use table::{all, pack};
