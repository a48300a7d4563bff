//! What a record rests on, and why it ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::tool::Tool;

/// What a record rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RecordHeader {
    /// `hutong.record/1`.
    pub format: String,
    /// What wrote the record.
    pub tool: Tool,
    /// The plan that was run.
    pub plan: Digest,
    /// The standard that the plan rests on.
    pub standard: Digest,
    /// Where the exchanges come from.
    pub origin: Origin,
    /// The target.
    pub target: Target,
    /// The mark that this run leaves in test data, 8 characters.
    pub batch: String,
    /// When the run began: Unix time in milliseconds on the tester's clock.
    pub started_ms: i64,
    /// The reference of the written authorisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<String>,
}

impl RecordHeader {
    /// The format that this version reads and writes.
    pub const FORMAT: &'static str = "hutong.record/1";
}

/// Where the exchanges of a record come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The runner sent them.
    Run,
    /// They were captured by something else, as HAR.
    Har,
}

/// The target of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Target {
    /// What the profile calls it.
    pub name: String,
    /// The base URL.
    pub base: String,
    /// The version that the profile declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// The last line of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RecordFooter {
    /// Why the record ends.
    pub ended: Ended,
    /// What the user is told about it; empty if the run was completed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// How many exchanges the record holds.
    pub exchanges: u64,
    /// When the run ended: Unix time in milliseconds on the tester's clock.
    pub finished_ms: i64,
    /// By how much the target's clock (its `Date` headers) is ahead of the tester's, in milliseconds; the
    /// median over the run, good to a second; `None` if the target sent no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_offset_ms: Option<i64>,
}

/// Why a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// Every case was run.
    Completed,
    /// Ctrl-C or a signal.
    Interrupted,
    /// The target could not be reached.
    Unreachable,
    /// The TLS handshake was refused.
    TlsRefused,
    /// The base URL does not lead to the platform.
    WrongBase,
    /// No session: the platform yielded no secret.
    NoSession,
    /// Too many faults one after another.
    Faults,
    /// The time allowed was over.
    TimeUp,
}
