//! The HTML report: one page for one language, whole in itself, without any script.
//!
//! Whatever a platform said is escaped by the template engine, and what cannot be seen is made visible on the
//! finished page, so that no view can forget it.

mod claim_row;
mod clause_row;
mod coverage_row;
mod finding_card;
mod page;
mod residue_row;
mod untested;

pub use page::html;

#[cfg(test)]
mod tests;
