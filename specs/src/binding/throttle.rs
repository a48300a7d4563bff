//! Answers that mean "slow down": they make a case inconclusive and the runner back off, never a finding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An answer that means "slow down".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Throttle {
    /// The HTTP status; any if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// JSON pointer of a member of the body that tells; `None` if the status alone does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The values of that member that are meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// For how long to wait, in seconds, where no `Retry-After` says.
    pub wait_seconds: u32,
}

impl Throttle {
    /// Whether this answer is meant.
    pub fn matches(&self, status: u16, body: Option<&Value>) -> bool {
        if self.status.is_some_and(|expected| expected != status) {
            return false;
        }
        match &self.pointer {
            None => self.status.is_some(),
            Some(pointer) => {
                body.and_then(|body| body.pointer(pointer)).is_some_and(|value| self.values.contains(value))
            }
        }
    }
}
