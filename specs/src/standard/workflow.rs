//! A workflow: calls in order, with what each answer must be like, as a pack's Arazzo document says.
//!
//! What is written as runtime expressions is resolved here already: a step refers to requests and answers of others.

use serde::Deserialize;
use serde_json::Value;

use crate::name::{ClauseId, OperationId, StepId, WorkflowId};
use crate::plan::{Demand, Operand, Reference};

/// A sequence of calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Workflow {
    /// The workflow's name.
    pub id: WorkflowId,
    /// What it is about; may be empty.
    pub summary: String,
    /// The steps in the order in which they are sent.
    pub steps: Vec<WorkflowStep>,
}

/// A step of a workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowStep {
    /// The step's name within the workflow.
    pub id: StepId,
    /// The operation.
    pub operation: OperationId,
    /// The clauses that demand the outcome.
    pub clauses: Vec<ClauseId>,
    /// Whether what the operation needs is sent before; where nothing is said, unless an earlier step does some of it.
    pub needs: Option<bool>,
    /// What is sent.
    pub request: StepRequest,
    /// How it should be answered.
    pub demand: StepDemand,
    /// What the answer must be like besides.
    pub criteria: Vec<Criterion>,
}

/// What a step sends: the operation's valid request, with changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepRequest {
    /// The body in place of the valid one.
    pub payload: Option<Value>,
    /// What parameters are sent with, by name.
    pub parameters: Vec<(String, Source)>,
    /// Values put into the body, by JSON pointer.
    pub set: Vec<(String, Source)>,
    /// What is taken out of the body, by JSON pointer.
    pub remove: Vec<String>,
    /// Places of the body whose fresh value is another one than in the steps before.
    pub anew: Vec<String>,
    /// The earlier step whose bytes are sent again.
    pub again: Option<StepId>,
    /// The step that this one is sent at the same time as.
    pub beside: Option<StepId>,
}

/// Where a value of a request comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// This value, or one of another exchange's bodies.
    Operand(Operand),
    /// A header of the answer to another step.
    Header(StepId, String),
}

impl Source {
    /// The place in another exchange's body, if the value comes from there.
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Operand(Operand::Reference(reference)) => Some(reference),
            Self::Operand(Operand::Value(_)) | Self::Header(..) => None,
        }
    }
}

/// How the request of a step should be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepDemand {
    /// Accepted.
    #[default]
    Accepted,
    /// Refused.
    Refused,
    /// Nothing is demanded.
    None,
}

/// What an answer must be like, and the clauses that say so.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// The clauses.
    pub clauses: Vec<ClauseId>,
    /// What is demanded.
    pub demand: Demand,
}

impl Workflow {
    /// Whether the workflow names the clause anywhere.
    pub fn names(&self, clause: &ClauseId) -> bool {
        self.steps.iter().any(|step| step.names(clause))
    }
}

impl WorkflowStep {
    /// Whether the step or one of its criteria names the clause.
    pub fn names(&self, clause: &ClauseId) -> bool {
        self.clauses.contains(clause)
            || self.criteria.iter().any(|criterion| criterion.clauses.contains(clause))
    }
}
