//! A finding: a demand that was not met, with its evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::blame::Blame;
use super::minimal::Minimal;
use crate::compatibility::ChangeKind;
use crate::name::{CaseId, ClauseId, OperationId, RuleId, StepId};
use crate::plan::{Breach, Demand, Place};
use crate::standard::Severity;

/// A demand that was not met. Findings with one root are one finding with several cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Finding {
    /// Names the finding within the judgement and across runs: digest of clause, operation, code, place and what was broken.
    pub fingerprint: String,
    /// What kind of finding it is.
    pub code: FindingCode,
    /// The clause.
    pub clause: ClauseId,
    /// How bad it is.
    pub severity: Severity,
    /// The operation of the case that is shown as evidence.
    pub operation: OperationId,
    /// Every operation that showed it, sorted.
    pub operations: Vec<OperationId>,
    /// The rule that found it.
    pub rule: RuleId,
    /// The place in the response, or in the request where that is what should have been refused.
    pub place: Place,
    /// What was demanded.
    pub expected: Demand,
    /// What the request broke on purpose, if it did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaches: Vec<Breach>,
    /// What was seen.
    pub observed: Observed,
    /// Whose fault it is, and the ground for it.
    pub blame: Blame,
    /// The first case that showed it, with its step and exchange as evidence.
    pub case: CaseId,
    /// The step of that case.
    pub step: StepId,
    /// Every case that showed it, the first included, in the plan's order; at most 50.
    pub cases: Vec<CaseId>,
    /// How many cases showed it.
    pub count: u64,
    /// The waiver that applies, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<String>,
    /// The exchange, with secrets and citizens' data masked.
    pub evidence: Evidence,
    /// The smallest request that shows the same, where a random one showed it first and further rounds were run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimal: Option<Box<Minimal>>,
}

/// Kinds of findings; `hutong explain CODE` says more. Codes are stable: they are added, never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum FindingCode {
    /// The platform broke: 5xx, torn or unreadable answer.
    HT101,
    /// A request that keeps to the contract was refused.
    HT102,
    /// A request that breaks the contract was accepted.
    HT103,
    /// A request without right credentials was accepted.
    HT104,
    /// The answer's outcome cannot be read as the binding says.
    HT105,
    /// A request of a party that has no right to it was accepted.
    HT106,
    /// The HTTP status is not declared.
    HT201,
    /// The HTTP status is declared but wrong here.
    HT202,
    /// The media type is not declared.
    HT203,
    /// A header is missing or its value is not allowed.
    HT204,
    /// The body is not allowed by its schema.
    HT205,
    /// The body cannot be read as its media type says.
    HT206,
    /// A value of the body is not as demanded.
    HT207,
    /// An object of the body names a member more than once, so that readers differ in what it says.
    HT208,
    /// A value does not agree with another exchange.
    HT301,
    /// The definition takes back what the release before of the same major version promised.
    HT302,
    /// The answer took too long.
    HT401,
    /// The answer tells what it should not: stack traces, queries, paths.
    HT501,
    /// The platform took data for code: it ran what was sent, or hands it to browsers as markup.
    HT502,
    /// A refusal tells a party that has no right to know whether something exists.
    HT503,
    /// What is exchanged is not encrypted, or may be so badly that it is as good as not.
    HT504,
}

impl FindingCode {
    /// Every code, in order.
    pub const ALL: &'static [Self] = &[
        Self::HT101,
        Self::HT102,
        Self::HT103,
        Self::HT104,
        Self::HT105,
        Self::HT106,
        Self::HT201,
        Self::HT202,
        Self::HT203,
        Self::HT204,
        Self::HT205,
        Self::HT206,
        Self::HT207,
        Self::HT208,
        Self::HT301,
        Self::HT302,
        Self::HT401,
        Self::HT501,
        Self::HT502,
        Self::HT503,
        Self::HT504,
    ];
}

/// What was seen, as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Observed {
    /// An outcome that was not demanded: `accepted`, `refused CODE`, `fault …`, `undeclared …`.
    Outcome(String),
    /// An HTTP status.
    Status(u16),
    /// A media type; empty if there was none.
    MediaType(String),
    /// A constraint of a schema that does not hold.
    Constraint {
        /// JSON pointer into the value.
        at: String,
        /// The keyword.
        keyword: String,
        /// JSON pointer of the keyword in the standard's schemas.
        constraint: String,
        /// The value there, masked and cut.
        value: String,
    },
    /// A value, masked and cut; empty text if there was none.
    Value(String),
    /// Two values that should agree, or differ, masked and cut.
    Pair(String, String),
    /// A change since the release before that its callers do not stand.
    Change {
        /// What kind of change it is.
        kind: ChangeKind,
        /// The operation: method and path of the release before.
        operation: String,
        /// Where in the operation, such as `query limit`; empty for the whole.
        at: String,
        /// A value that shows it, masked and cut; empty if none is needed.
        witness: String,
    },
    /// A time in microseconds.
    Duration(u64),
    /// No response, for this reason.
    Fault(String),
}

/// The exchange that shows a finding, masked, as text that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evidence {
    /// The line of the record, from 1.
    pub line: u64,
    /// The request: request line, headers, blank line, body.
    pub request: String,
    /// The response, likewise; or why there is none.
    pub response: String,
    /// A `curl` command, where no signature is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curl: Option<String>,
}
