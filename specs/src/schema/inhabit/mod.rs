//! Members of a schema: generated from its keywords, and never given away without the validator's consent.

mod array;
pub(super) mod choice;
mod ecma;
pub(super) mod format;
mod generator;
mod number;
mod object;
mod parts;
pub(super) mod pattern;
pub(super) mod source;
pub(super) mod text;
mod verbs;

pub(super) use generator::generated;
pub(super) use parts::required;
