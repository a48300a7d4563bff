//! The rules: one file each, one row in the table. A rule makes cases of a clause and an operation.
//!
//! A rule demands only what clause or document say, and changes one thing at a time in a request known to be accepted.

mod acceptance;
mod allow;
mod answers;
mod ask;
mod bounds;
mod canonical;
mod changes;
mod charset;
mod compatibility;
mod constraints;
mod content;
mod content_type;
mod course;
mod credentials;
mod edges;
mod enumeration;
mod expiry;
mod format;
mod fuzz;
mod fuzz_violate;
mod handshake;
mod header_agrees;
mod headers;
mod hostile;
mod identifier;
mod injection;
mod invalid;
mod keys;
mod malformed;
mod media_type;
mod method;
mod minimal;
mod moment;
mod no_leak;
mod occasion;
mod options;
mod other_party;
mod outcome;
mod party;
mod party_rights;
mod pattern;
mod random_call;
mod read_only;
mod references;
mod refusal;
mod replay;
mod required;
mod round_trip;
mod rule;
mod same_answer;
mod scenario;
mod scenario_step;
mod sequence;
mod size;
mod spoilers;
mod table;
mod transitions;
mod types;
mod unencrypted;
mod unicode;
mod unknown_field;
mod unknown_resource;
mod upkeep;
mod url;
mod variant;
mod void_credentials;
mod walk;
mod wanted;
mod window;
mod within;
mod workflow;
mod written_as;

pub use rule::Rule;
pub use table::RULES;

pub(crate) use acceptance::{ACCEPTANCE, VALID, base_draft, bodies, of_answer as declared_answer};
pub(crate) use changes::put;
pub(crate) use charset::of_answer as answer_in_charset;
pub(crate) use constraints::REFUSAL;
pub(crate) use credentials::CREDENTIALS;
pub(crate) use fuzz::{FUZZ, batch_seed, batches, fuzz_draft};
pub(crate) use fuzz_violate::{
    FUZZ_VIOLATE, Spoilable, Spoilt, batch_seed as violating_seed, batches as violating_batches,
    random_violation, violation_draft,
};
pub(crate) use keys::of_answer as keys_of_answer;
pub(crate) use method::may_be_same;
pub(crate) use no_leak::of_refusal as refusal_without_leak;
pub(crate) use outcome::{OUTCOME, of_answer as readable_answer};
pub(crate) use random_call::{random_call, why_not_drawn};
pub(crate) use refusal::of_refusal as refusal_with_content;
pub(crate) use upkeep::UPKEEP;
pub(crate) use walk::{WALK, operation as walk_operation, random_walk, walk_draft, walk_seed, walks};
pub(crate) use workflow::WORKFLOW;
