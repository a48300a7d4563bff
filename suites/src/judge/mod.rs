//! The judge: a pure function of standard, plan and record. It never sees a socket or a clock.
//!
//! `Judge` is a fold: it observes the lines of a record one by one and gives its judgement at the end, so it
//! streams. What it says does not depend on the order in which the cases of a record stand.

mod blame;
mod case_judge;
mod claims;
mod class;
mod clause;
mod conclude;
mod coverage;
mod demands;
mod evidence;
mod ground;
mod ledger;
mod merge;
mod predicate;
mod ruling;
mod still_violates;
mod tally;
#[cfg(test)]
mod tests;
mod unfounded;
mod unrelated;
mod unsaid;
mod view;
mod waive;
mod whole;

pub(crate) use view::best_match;
pub use whole::{Judge, JudgeError, judge};
