//! What a platform keeps that knows nothing but its interface document: a thing is there once it was created, reads as it was
//! sent, changes as it is told to, and is gone once it was removed.
//!
//! Which operations serve which things is read from paths and names. What the document gives as an example is there from the
//! beginning. Where an operation declares no refusal at all, what is not there is answered with a sample, as before.

mod answers;
mod create;
mod keys;
mod list;
mod place;
mod sent;
mod served;
mod slips;
mod table;
mod things;

pub use slips::{Slip, Slipped};

pub(crate) use served::{refused, served};
pub(crate) use table::deviations;
pub(crate) use things::Store;
