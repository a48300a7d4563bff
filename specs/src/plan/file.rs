//! The plan as a document: NDJSON, a header, cases, batches and exclusions, a footer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::case::Case;
use super::exclusion::{Exclusion, Reason};
use super::header::PlanHeader;
use crate::digest::Digest;
use crate::name::{ClauseId, MachineId, OperationId, RuleId};

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What the plan rests on.
    pub header: PlanHeader,
    /// The cases, in the order in which they are run.
    pub cases: Vec<Case>,
    /// Random cases, expanded by a pure function when they are needed.
    pub batches: Vec<Batch>,
    /// What is not tested, and why.
    pub exclusions: Vec<Exclusion>,
    /// Counts.
    pub footer: PlanFooter,
}

/// Random cases of one rule for one operation, named by their seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Batch {
    /// The rule that expands the batch.
    pub rule: RuleId,
    /// The operation.
    pub operation: OperationId,
    /// The state machine that is walked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<MachineId>,
    /// The seed of the batch.
    pub seed: u64,
    /// How many cases.
    pub count: u32,
    /// The clauses that the cases exercise.
    pub clauses: Vec<ClauseId>,
}

/// Counts of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlanFooter {
    /// How many cases, those of batches included.
    pub cases: u64,
    /// How many requests a run sends, if nothing is repeated or renewed.
    pub requests: u64,
    /// How many cases exercise each clause; clauses with none are listed with 0.
    pub per_clause: BTreeMap<ClauseId, u64>,
    /// How many cases were left out for each reason.
    pub left_out: BTreeMap<Reason, u64>,
    /// How many violations were made and not planned, since no request would have been one, by rule and reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dropped: BTreeMap<RuleId, BTreeMap<Reason, u64>>,
}

/// One line of a plan file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanLine {
    /// The first line.
    Header(Box<PlanHeader>),
    /// A case.
    Case(Box<Case>),
    /// A batch.
    Batch(Batch),
    /// An exclusion.
    Exclusion(Exclusion),
    /// The last line.
    Footer(PlanFooter),
}

/// Why a plan could not be read.
#[derive(Debug, Error)]
pub enum PlanFileError {
    /// A line is not what it should be.
    #[error("read line {line} of the plan: {why}; make the plan again with `hutong plan`")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// The plan is of a format that this version does not read.
    #[error(
        "read the plan: its format is {found}, this version reads {}; make it again with `hutong plan`",
        Plan::FORMAT
    )]
    Format {
        /// The format that the file names.
        found: String,
    },
    /// The file ends too early.
    #[error("read the plan: it ends without a footer, so it was cut; make it again with `hutong plan`")]
    Truncated,
    /// A value could not be written as JSON.
    #[error("write the plan: {0}")]
    Write(String),
}

impl Plan {
    /// The format that this version reads and writes.
    pub const FORMAT: &'static str = "hutong.plan/1";

    /// The plan as the bytes of its file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PlanFileError> {
        let mut bytes = Vec::new();
        let mut line = |line: PlanLine| {
            serde_json::to_writer(&mut bytes, &line)
                .map_err(|error| PlanFileError::Write(error.to_string()))?;
            bytes.push(b'\n');
            Ok(())
        };
        line(PlanLine::Header(Box::new(self.header.clone())))?;
        for case in &self.cases {
            line(PlanLine::Case(Box::new(case.clone())))?;
        }
        for batch in &self.batches {
            line(PlanLine::Batch(batch.clone()))?;
        }
        for exclusion in &self.exclusions {
            line(PlanLine::Exclusion(exclusion.clone()))?;
        }
        line(PlanLine::Footer(self.footer.clone()))?;
        Ok(bytes)
    }

    /// The digest over the bytes of the file.
    pub fn digest(&self) -> Result<Digest, PlanFileError> {
        Ok(Digest::of(&self.to_bytes()?))
    }

    /// Reads a plan from the bytes of its file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PlanFileError> {
        let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).enumerate();
        let header = match lines.next() {
            Some((_, line)) => read_header(line)?,
            None => return Err(PlanFileError::Truncated),
        };
        let mut plan = Self {
            header,
            cases: Vec::new(),
            batches: Vec::new(),
            exclusions: Vec::new(),
            footer: PlanFooter::default(),
        };
        let mut ended = false;
        for (index, line) in lines {
            ended = plan.take(read_line(index, line)?, index, ended)?;
        }
        if ended { Ok(plan) } else { Err(PlanFileError::Truncated) }
    }

    /// Takes one line in; true once the footer has been seen.
    fn take(&mut self, line: PlanLine, index: usize, ended: bool) -> Result<bool, PlanFileError> {
        let refuse = |why: &str| Err(PlanFileError::Line { line: index + 1, why: why.to_owned() });
        if ended {
            return refuse("there is more after the footer");
        }
        match line {
            PlanLine::Header(_) => return refuse("there is a second header"),
            PlanLine::Case(case) => self.cases.push(*case),
            PlanLine::Batch(batch) => self.batches.push(batch),
            PlanLine::Exclusion(exclusion) => self.exclusions.push(exclusion),
            PlanLine::Footer(footer) => {
                self.footer = footer;
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn read_header(line: &[u8]) -> Result<PlanHeader, PlanFileError> {
    let value: serde_json::Value = serde_json::from_slice(line)
        .map_err(|error| PlanFileError::Line { line: 1, why: error.to_string() })?;
    match value.pointer("/header/format").and_then(serde_json::Value::as_str) {
        Some(Plan::FORMAT) => {}
        Some(found) => {
            return Err(PlanFileError::Format { found: found.to_owned() });
        }
        None => {
            return Err(PlanFileError::Line { line: 1, why: "this is no header of a plan".to_owned() });
        }
    }
    match read_line(0, line)? {
        PlanLine::Header(header) => Ok(*header),
        _ => Err(PlanFileError::Line { line: 1, why: "this is no header of a plan".to_owned() }),
    }
}

fn read_line(index: usize, line: &[u8]) -> Result<PlanLine, PlanFileError> {
    serde_json::from_slice(line)
        .map_err(|error| PlanFileError::Line { line: index + 1, why: error.to_string() })
}
