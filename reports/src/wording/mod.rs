//! Every word that a person reads, in zh-CN and English: one file for each vocabulary.
//!
//! Nothing here decides anything, and nothing here writes a document. Text of a platform that passes through a
//! sentence is not made safe here; each format does that for itself.

mod blame;
mod breach;
mod case_verdict;
mod change;
mod claim;
mod class_verdict;
mod clause_verdict;
mod demand;
mod dimension;
mod doubt;
mod effect;
mod ended;
mod explanation;
mod explanation_outcome;
mod explanation_response;
mod fault;
mod keyword;
mod minimal;
mod not_compared;
mod obligation;
mod observed;
mod origin;
pub mod phrase;
mod place;
mod predicate;
mod provenance;
mod reason;
mod remark;
mod removal;
mod rule;
mod selected;
mod sequence;
mod severity;
mod word;

pub use blame::{blame, blame_ground};
pub use breach::breach;
pub use case_verdict::case_verdict;
pub use claim::{claim, standing};
pub use class_verdict::class_verdict;
pub use clause_verdict::clause_verdict;
pub use demand::demand;
pub use dimension::dimension;
pub use doubt::doubt;
pub use effect::effect;
pub use ended::ended;
pub use explanation::{Explanation, explain, explanation};
pub use keyword::keyword;
pub use minimal::minimal;
pub use obligation::obligation;
pub use observed::observed;
pub use origin::origin;
pub use place::place;
pub use predicate::predicate;
pub use provenance::{provenance, provenance_mark, provenance_note};
pub use reason::{reason, reason_note};
pub use removal::removal;
pub use rule::rule;
pub use severity::severity;
pub use word::Word;
