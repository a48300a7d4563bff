//! What a platform answers that knows nothing but its interface document: samples of the declared responses.

mod accepted;
mod refused;
mod sample;

pub(crate) use accepted::{accepted, success};
pub(crate) use refused::{refused, refuses};
