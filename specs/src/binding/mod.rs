//! A binding: how a family of platforms speaks on the wire, as data.
//!
//! National texts fix data; headers, signatures and envelopes are habits. A binding writes one habit down; it is
//! embedded in the plan, so that runner and judge need nothing else.

mod canonical_part;
mod outcome;
mod session;
mod signature;
mod throttle;

pub use canonical_part::{Part, PartValue, Placement};
pub use outcome::{Outcome, OutcomeRule};
pub use session::{Session, SessionCipher};
pub use signature::Signature;
pub use throttle::Throttle;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bilingual::Bilingual;
use crate::standard::Provenance;

/// How a family of platforms speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Binding {
    /// The binding's name within its pack.
    pub id: String,
    /// What people call it.
    pub title: Bilingual,
    /// Where its facts come from.
    pub provenance: Vec<Provenance>,
    /// The charset of bodies, as in `Content-Type`.
    #[serde(default = "utf_8")]
    pub charset: String,
    /// How requests are signed; `None` if they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
    /// How an answer says that the request was accepted.
    #[serde(default)]
    pub outcome: OutcomeRule,
    /// How a short-lived secret or token is obtained; `None` if credentials do not change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
    /// Answers that mean "slow down": never a finding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub throttle: Vec<Throttle>,
    /// Which code list of the pack serves in place of which: the name that schemas use (`x-code-list`), then
    /// the one that this family of platforms uses.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub code_lists: BTreeMap<String, String>,
}

impl Binding {
    /// The binding of a plain document: no signature, the outcome is read from the HTTP status.
    pub fn plain() -> Self {
        Self {
            id: "plain".to_owned(),
            title: Bilingual::new("按 HTTP 状态码", "HTTP status"),
            provenance: Vec::new(),
            charset: utf_8(),
            signature: None,
            outcome: OutcomeRule::Status,
            session: None,
            throttle: vec![Throttle {
                status: Some(429),
                pointer: None,
                values: Vec::new(),
                wait_seconds: 1,
            }],
            code_lists: BTreeMap::new(),
        }
    }
}

fn utf_8() -> String {
    "utf-8".to_owned()
}
