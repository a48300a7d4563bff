//! The summary for a terminal: what was tested, what came of it clause by clause, findings worst first with the
//! command that reproduces each, what was not tested and why.

mod claims;
mod clauses;
mod findings;
mod header;
mod residue;
mod sheet;
mod style;
mod summary;
mod untested;

pub use clauses::clause_lines;
pub use style::TextStyle;
pub use summary::text;

#[cfg(test)]
mod tests;
