//! What each keyword demands of a value that meets it, and of one that misses it: a family a file, a keyword a row.

mod array;
mod choice;
mod condition;
mod number;
mod object;
mod reference;
mod table;
mod text;
mod unevaluated;
mod value;
mod way;

pub(in crate::schema) use object::required;
pub(super) use table::row;
pub(super) use way::{Keyword, Way, Ways};
