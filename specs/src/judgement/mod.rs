//! The judgement: verdicts with their grounds, as data; no prose but what clauses themselves say.

mod blame;
mod claim;
mod clause_result;
mod coverage;
mod document;
mod finding;
mod minimal;
mod not_compared;
mod residue;
mod verdict;

pub use blame::{Blame, ContractGround};
pub use claim::{Claim, ClaimGround, ClaimKind, Standing};
pub use clause_result::{ClassResult, ClassVerdict, ClauseResult, ClauseVerdict};
pub use coverage::{Coverage, OperationCoverage};
pub use document::{Judgement, JudgementError, Parents, RunFacts};
pub use finding::{Evidence, Finding, FindingCode, Observed};
pub use minimal::{Happened, Minimal, Shortened};
pub use not_compared::NotCompared;
pub use residue::{Removal, Residue};
pub use verdict::{CaseResult, Counts, Doubt, Verdict};
