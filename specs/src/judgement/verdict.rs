//! The verdict of a case, and how verdicts are rolled up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::not_compared::NotCompared;
use crate::name::{CaseId, ClauseId, OperationId, RuleId};

/// The verdict of a case. The order is the lattice of law 6: roll-up is the maximum.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing was demanded that applies.
    #[default]
    NotApplicable,
    /// Every demand was met.
    Pass,
    /// It could not be decided.
    Inconclusive,
    /// hutong itself could not do its work.
    Error,
    /// A demand was not met.
    Fail,
}

impl Verdict {
    /// The verdict over both: the greater one.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        self.max(other)
    }
}

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseResult {
    /// The case.
    pub case: CaseId,
    /// The rule that made it.
    pub rule: RuleId,
    /// The operation that it is about.
    pub operation: OperationId,
    /// The clauses that it exercises.
    pub clauses: Vec<ClauseId>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why it could not be decided, where it could not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// The time that its exchanges took together, in microseconds.
    pub duration_us: u64,
}

/// Why something could not be decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The case was not run: the record ended before.
    NotRun,
    /// A step that brings about what the case needs was not accepted: the step and what it answered.
    Precondition {
        /// The step.
        step: String,
        /// The outcome that was read.
        observed: String,
    },
    /// The interface asks for credentials, none were given, and the platform refused for that: its HTTP status.
    NoCredentials(u16),
    /// The platform asked to slow down.
    Throttled,
    /// The body was cut, so that nothing about the whole can be said.
    CutBody,
    /// The request as recorded breaks nothing any more.
    NoViolation,
    /// No response for a reason that is not the platform's alone: the kind and what the system said.
    Transport(String),
    /// What a demand compares with is not in the record: where it should be.
    NothingToCompare(String),
    /// A definition was not, or not wholly, compared with that of the release before: why.
    NotCompared(NotCompared),
    /// hutong could not build or send the request.
    Tool(String),
}

/// How many cases came to which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Counts {
    /// `pass`.
    pub pass: u64,
    /// `fail`.
    pub fail: u64,
    /// `inconclusive`.
    pub inconclusive: u64,
    /// `error`.
    pub error: u64,
    /// `not-applicable`.
    pub not_applicable: u64,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::NotApplicable => self.not_applicable += 1,
            Verdict::Pass => self.pass += 1,
            Verdict::Inconclusive => self.inconclusive += 1,
            Verdict::Error => self.error += 1,
            Verdict::Fail => self.fail += 1,
        }
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        self.pass + self.fail + self.inconclusive + self.error + self.not_applicable
    }
}
