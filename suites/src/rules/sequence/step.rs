//! A sequence of calls for one clause.

use hutong_specs::name::{OperationId, PartyId, StepId};
use hutong_specs::plan::{Demand, Role};
use hutong_specs::standard::{StepDemand, StepRequest};

/// A sequence of calls for one clause.
#[derive(Debug)]
pub(crate) struct Sequence {
    /// The last part of the case's id.
    pub(crate) name: String,
    /// The steps in order.
    pub(crate) steps: Vec<SequenceStep>,
}

/// A step of a sequence.
#[derive(Debug)]
pub(crate) struct SequenceStep {
    /// The step's name.
    pub(crate) id: StepId,
    /// The operation.
    pub(crate) operation: OperationId,
    /// As whom it is sent; the one that the profile's own credentials name if there is none.
    pub(crate) party: Option<PartyId>,
    /// Whether what the operation needs is sent before the first step.
    pub(crate) needs: Needs,
    /// What is sent.
    pub(crate) request: StepRequest,
    /// What the step is for.
    pub(crate) role: Role,
    /// How it should be answered.
    pub(crate) demand: StepDemand,
    /// What the clause demands of the answer.
    pub(crate) demands: Vec<Demand>,
}

/// Whether what an operation needs is sent before the first step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// It is.
    Sent,
    /// It is not.
    NotSent,
    /// It is, unless an earlier step is one of the operations that it needs.
    UnlessBegun,
}
