//! Sequences: what a clause's scenario and a pack's workflow both come down to, and how they become a case.

mod draft;
mod needs;
mod request;
mod step;

pub(crate) use draft::drafted;
pub(crate) use step::{Needs, Sequence, SequenceStep};
