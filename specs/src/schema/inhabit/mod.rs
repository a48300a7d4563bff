//! Members of a schema: what all keywords demand together is worked out once, as alternatives without choices in them, and
//! then drawn from. Nothing is given away without the validator's consent.

mod array;
mod branch;
mod contradiction;
mod demand;
mod drawing;
mod ecma;
mod expand;
pub(super) mod format;
mod generated;
mod goal;
mod items;
pub(super) mod keyword;
pub(super) mod kinds;
mod made;
mod map;
mod members;
mod names;
mod number;
mod object;
mod obstacle;
mod outline;
pub(super) mod pattern;
mod people;
mod range;
mod repeated;
mod seen;
pub(super) mod source;
pub(super) mod term;
pub(super) mod text;
mod verbs;

pub(super) use drawing::FULL;
pub(super) use generated::{NO_MEMBER, Request, generated};
pub(super) use goal::{Goal, GoalKey};
pub(super) use keyword::required;
