//! The profile of a target, in the two parts of ISO/IEC 9646: what it declares (ICS) and how it is reached (IXIT).
//!
//! `declares` is a parent of the plan; `reaches` is a parent of the record only, so that the same plan runs
//! against the test and the live platform. No secret is ever written here: only where to find it.

mod declares;
mod hostile;
mod party;
mod reaches;
mod waiver;

pub use declares::Declares;
pub use hostile::Hostile;
pub use party::{Party, PartyAccess, Standing};
pub use reaches::{Limits, Reaches, SecretReference, Tls, Window};
pub use waiver::Waiver;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The profile of a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// `hutong.profile/1`.
    pub format: String,
    /// What the target is called in reports.
    pub name: String,
    /// What the target declares.
    pub declares: Declares,
    /// How the target is reached.
    pub reaches: Reaches,
}

impl Profile {
    /// The format that this version reads and writes.
    pub const FORMAT: &'static str = "hutong.profile/1";
}
