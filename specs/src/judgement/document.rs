//! The judgement as a document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::claim::Claim;
use super::clause_result::{ClassResult, ClauseResult};
use super::coverage::Coverage;
use super::finding::Finding;
use super::residue::Residue;
use super::verdict::CaseResult;
use crate::digest::Digest;
use crate::plan::StandardReference;
use crate::record::{Ended, Origin, Target};
use crate::standard::Effect;
use crate::tool::Tool;

/// A judgement: equal for equal standard, plan and record, whoever makes it and in whatever order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Judgement {
    /// `hutong.judgement/1`.
    pub format: String,
    /// What judged.
    pub tool: Tool,
    /// What the judgement rests on.
    pub parents: Parents,
    /// The standard.
    pub standard: StandardReference,
    /// The run.
    pub run: RunFacts,
    /// By class, in the standard's order.
    pub classes: Vec<ClassResult>,
    /// By clause, in the standard's order.
    pub clauses: Vec<ClauseResult>,
    /// Findings, worst first, then in the order of clauses.
    pub findings: Vec<Finding>,
    /// By case, in the plan's order.
    pub cases: Vec<CaseResult>,
    /// What was reached.
    pub coverage: Coverage,
    /// What the run created and is not known to be gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub residue: Vec<Residue>,
    /// What the target says of itself, beside what it was seen to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
}

/// The digests that a judgement rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parents {
    /// The standard.
    pub standard: Digest,
    /// The plan.
    pub plan: Digest,
    /// The record.
    pub record: Digest,
}

/// What a report says about the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RunFacts {
    /// The target.
    pub target: Target,
    /// What ran the plan.
    pub tool: Tool,
    /// The binding's name.
    pub binding: String,
    /// The mark in test data.
    pub batch: String,
    /// Where the exchanges come from.
    pub origin: Origin,
    /// The seed of the plan.
    pub seed: u64,
    /// The effects ceiling of the plan.
    pub ceiling: Effect,
    /// The reference of the written authorisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<String>,
    /// When the run began: Unix time in milliseconds.
    pub started_ms: i64,
    /// When it ended; `None` if the record has no footer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_ms: Option<i64>,
    /// Why it ended; `None` if the record has no footer, so that the run was killed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// What the user was told about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// By how much the target's clock is ahead of the tester's, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_offset_ms: Option<i64>,
    /// How many exchanges there are.
    pub exchanges: u64,
}

/// Why a judgement could not be read or written.
#[derive(Debug, Error)]
pub enum JudgementError {
    /// The text is no judgement.
    #[error("read the judgement: {0}; use the file as `hutong judge` wrote it")]
    Unreadable(String),
    /// The judgement is of a format that this version does not read.
    #[error("read the judgement: its format is {found}, this version reads {}", Judgement::FORMAT)]
    Format {
        /// The format that the file names.
        found: String,
    },
    /// The judgement could not be written as JSON.
    #[error("write the judgement: {0}")]
    Write(String),
}

impl Judgement {
    /// The format that this version reads and writes.
    pub const FORMAT: &'static str = "hutong.judgement/1";

    /// The judgement as the bytes of its file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, JudgementError> {
        let mut bytes =
            serde_json::to_vec_pretty(self).map_err(|error| JudgementError::Write(error.to_string()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a judgement from the bytes of its file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, JudgementError> {
        let unreadable = |error: serde_json::Error| JudgementError::Unreadable(error.to_string());
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(unreadable)?;
        match value.get("format").and_then(serde_json::Value::as_str) {
            Some(Self::FORMAT) => {}
            Some(found) => {
                return Err(JudgementError::Format { found: found.to_owned() });
            }
            None => return Err(JudgementError::Unreadable("there is no `format`".to_owned())),
        }
        serde_json::from_slice(bytes).map_err(unreadable)
    }
}
