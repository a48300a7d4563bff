//! Deviations that a machine makes from the interface document, so that author, clause and rule are not one hand.

mod dropped;
mod ignored;
mod walk;

pub use dropped::Dropped;
pub use ignored::Ignored;

pub(crate) use made::deviations;

mod made;
