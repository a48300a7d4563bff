//! What a plain document leads one to expect of its things over several answers: each demand is a row of a table and a
//! function from the operations around a thing to the steps of one case (RFC 9110 §9.2, §9.3, §15.3.2).
//!
//! Only the step that is demanded something decides; what leads to it, if it is refused, leaves the case open.

mod changed;
mod created;
mod removed;
mod scene;
mod table;

pub(crate) use table::{RULE, UPKEEP};
