//! What makes the rounds after a run, and tells what came of them.

use hutong_specs::judgement::Judgement;
use hutong_specs::plan::{Plan, PlanHeader};
use hutong_specs::standard::Standard;

use super::minimal::{Finished, with_minimal};
use super::requests::Requests;
use super::round::{Before, FINDINGS, refine};
use super::steps::LEVEL;

/// How many cases a round has at most.
pub const MOST_OF_ROUND: usize = FINDINGS * (LEVEL + 1);

/// Makes the rounds after the run of one plan. It is pure: it keeps what it worked out, so that no round works it out again.
#[derive(Debug)]
pub struct Refiner<'a> {
    standard: &'a Standard,
    requests: Requests<'a>,
}

impl<'a> Refiner<'a> {
    /// A refiner of rounds after the run of the plan with this header.
    pub fn new(standard: &'a Standard, header: &'a PlanHeader) -> Self {
        Self { standard, requests: Requests::new(standard, header) }
    }

    /// The plan of the next round; `None` if there is nothing smaller to try for any finding, or if the round before did
    /// not come to its end.
    ///
    /// In the first of these rounds the random request itself is sent once more, last of all. The cases stand in the
    /// order of their size, so that the first which shows a finding is the smallest that does.
    pub fn refine(&self, before: &Before<'_>) -> Option<Plan> {
        refine(self.standard, &self.requests, before)
    }

    /// The judgement of the first run, with the smallest request that the rounds found for each finding that they were
    /// for. `is_complete` says whether the rounds went on until there was nothing smaller.
    #[must_use]
    pub fn with_minimal(&self, judgement: Judgement, rounds: &[Finished], is_complete: bool) -> Judgement {
        with_minimal(self.standard, &self.requests, judgement, rounds, is_complete)
    }
}
