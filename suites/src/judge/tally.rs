//! What is kept of a case once it is judged: enough for clauses, classes and coverage, and no more.

use std::collections::BTreeSet;

use hutong_specs::judgement::{Doubt, FindingCode, Observed, Verdict};
use hutong_specs::name::ClauseId;
use hutong_specs::standard::Dimension;

/// What a demand that was not met comes to: findings that agree in it show the same of an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Breakage {
    clause: ClauseId,
    code: FindingCode,
    /// The outcome, where that was what was wrong.
    outcome: Option<String>,
}

impl Breakage {
    /// What was observed against a clause.
    pub(super) fn new(clause: &ClauseId, code: FindingCode, observed: &Observed) -> Self {
        let outcome = match observed {
            Observed::Outcome(outcome) => Some(outcome.clone()),
            _ => None,
        };
        Self { clause: clause.clone(), code, outcome }
    }
}

/// What came of a case before it is known whether the case that it rests on was accepted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// The verdict on its own grounds.
    pub(super) verdict: Verdict,
    /// Why it could not be decided.
    pub(super) doubts: Vec<Doubt>,
    /// Clauses that some demand was decided for, met or not, with the dimension.
    pub(super) decided: BTreeSet<(ClauseId, Dimension)>,
    /// The demands that were not met, by what they come to.
    pub(super) broken: BTreeSet<Breakage>,
    /// Whether some request of a probe was accepted.
    pub(super) accepted: bool,
    /// What was seen where none was; `None` if nothing was.
    pub(super) observed: Option<String>,
    /// The time that its exchanges took, in microseconds.
    pub(super) duration_us: u64,
}

impl Tally {
    /// The verdict of the case under one of its clauses.
    pub(super) fn verdict_for(&self, clause: &ClauseId) -> Verdict {
        if self.breaks(clause) {
            Verdict::Fail
        } else if self.verdict == Verdict::Fail {
            self.verdict_without_findings()
        } else {
            self.verdict
        }
    }

    /// What the case comes to where its findings belong to other clauses.
    fn verdict_without_findings(&self) -> Verdict {
        if self.doubts.is_empty() { Verdict::Pass } else { worst(&self.doubts) }
    }

    /// Whether some demand of the clause was not met.
    fn breaks(&self, clause: &ClauseId) -> bool {
        self.broken.iter().any(|broken| broken.clause == *clause)
    }

    /// Takes back what was found, because it shows nothing.
    pub(super) fn acquit(&mut self, breakage: &Breakage, doubt: Doubt) {
        self.broken.remove(breakage);
        if !self.breaks(&breakage.clause) {
            self.decided.retain(|(owner, _)| *owner != breakage.clause);
        }
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
        if self.broken.is_empty() {
            self.verdict = worst(&self.doubts);
        }
    }

    /// Takes back a pass that means nothing, because the request that this one was changed from was not accepted.
    pub(super) fn withdraw(&mut self, doubt: Doubt) {
        if self.verdict == Verdict::Pass {
            self.verdict = Verdict::Inconclusive;
            self.doubts.push(doubt);
            self.decided.clear();
        }
    }
}

/// The verdict that doubts alone make.
pub(super) fn worst(doubts: &[Doubt]) -> Verdict {
    doubts
        .iter()
        .map(|doubt| if matches!(doubt, Doubt::Tool(_)) { Verdict::Error } else { Verdict::Inconclusive })
        .fold(Verdict::NotApplicable, Verdict::join)
}
