//! Refining: from what a run showed to the plan of a further round. Pure, as planning and judging are.
//!
//! A random request that shows a finding holds much that has nothing to do with it. Each round sends, as one whole level,
//! every request that is one step smaller than the smallest which showed the finding so far; what shows it in the last
//! round is minimal. No request is made here that the contract does not allow.

mod distance;
mod lineage;
mod minimal;
mod refiner;
mod requests;
mod round;
mod smaller;
mod smaller_text;
mod steps;
mod walks;

#[cfg(test)]
mod laws;

pub use minimal::Finished;
pub use refiner::{MOST_OF_ROUND, Refiner};
pub use round::Before;
