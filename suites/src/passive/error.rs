//! Why traffic that was captured could not be made into a plan and a record: where, what, and how to fix it.

use hutong_specs::plan::PlanFileError;
use hutong_specs::signing::MaskingError;
use thiserror::Error;

use crate::plan::PlanError;

/// Why traffic that was captured could not be made into a plan and a record.
#[derive(Debug, Error)]
pub enum PassiveError {
    /// The bytes are no JSON.
    #[error(
        "read the HAR: it is no JSON: {0}; export the capture again as HAR 1.2, with the content of the answers"
    )]
    NotJson(String),
    /// The JSON is no HAR.
    #[error("read the HAR: {0}; export the capture again as HAR 1.2, with the content of the answers")]
    NotHar(&'static str),
    /// The HAR is of a version that is not read.
    #[error(
        "read the HAR: `log.version` is {0:?}, and only \"1.2\" and \"1.3\" are read; export the capture as HAR 1.2"
    )]
    Version(String),
    /// The HAR holds nothing.
    #[error("read the HAR: `log.entries` is empty; capture some calls of the platform, then export again")]
    NoEntries,
    /// No entry can be read.
    #[error(
        "read the HAR: none of its {count} entries can be read, `log.entries[0]` since {why}; export the capture again as HAR 1.2"
    )]
    Unreadable {
        /// How many entries there are.
        count: usize,
        /// What is wrong with the first one.
        why: String,
    },
    /// No entry is a call of the standard's operations.
    #[error(
        "match the HAR: none of its {count} entries is a call of an operation of the standard, the first one is {first}; check that standard and capture belong together"
    )]
    NothingMatches {
        /// How many entries there are.
        count: usize,
        /// Method and path of the first one.
        first: String,
    },
    /// The profile declares another binding than the one that the standard was loaded with.
    #[error(
        "match the HAR with binding `{loaded}`: the profile declares `{declared}`; load the standard with that binding"
    )]
    Binding {
        /// The standard's.
        loaded: String,
        /// The profile's.
        declared: String,
    },
    /// A clause cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The plan's digest could not be computed.
    #[error(transparent)]
    PlanFile(#[from] PlanFileError),
    /// The secrets of the capture could not be masked.
    #[error(transparent)]
    Masking(#[from] MaskingError),
}
