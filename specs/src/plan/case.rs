//! A case: steps that are sent in order, and what their answers must be like.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::breach::Breach;
use super::demand::Demand;
use super::probe::Probe;
use crate::name::{CaseId, ClauseId, OperationId, RuleId, StepId};
use crate::standard::{Dimension, Effect};

/// A case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Case {
    /// `<operation>/<rule>/<what>`.
    pub id: CaseId,
    /// The rule that made the case.
    pub rule: RuleId,
    /// The operation that the case is about.
    pub operation: OperationId,
    /// Every clause that the case exercises, sorted.
    pub clauses: Vec<ClauseId>,
    /// Whether the case may be disturbed by others.
    pub isolation: Isolation,
    /// What the case does to the platform.
    pub effect: Effect,
    /// Whether the request keeps to the contract.
    pub intent: Intent,
    /// The case whose probe must have been accepted for a refusal in this one to mean anything: the request that
    /// this one was changed from. Where it was not, a pass of this case becomes inconclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<CaseId>,
    /// The steps, at least one.
    pub steps: Vec<Step>,
}

impl Case {
    /// What the runner is handed: the case without its expectations.
    pub fn errand(&self) -> Errand {
        Errand {
            case: self.id.clone(),
            isolation: self.isolation,
            effect: self.effect,
            probes: self.steps.iter().map(|step| (step.id.clone(), Arc::clone(&step.probe))).collect(),
        }
    }
}

/// What the runner is handed of a case: probes, and nothing that says what is expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// The case's name.
    pub case: CaseId,
    /// Whether the case may be disturbed by others.
    pub isolation: Isolation,
    /// What the case does to the platform.
    pub effect: Effect,
    /// The probes in the order in which they are sent.
    pub probes: Vec<(StepId, Arc<Probe>)>,
}

/// Whether a case may be disturbed by others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Isolation {
    /// Others may run at the same time, on the same data.
    #[default]
    Shared,
    /// Others may run at the same time, on other data.
    OwnData,
    /// No other case runs at the same time.
    Exclusive,
}

/// Whether a request keeps to the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// It does.
    Conform,
    /// It breaks these constraints, and no others.
    Violate(Vec<Breach>),
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// The step's name within the case.
    pub id: StepId,
    /// What the step is for.
    pub role: Role,
    /// What is sent; shared with whoever sends it.
    pub probe: Arc<Probe>,
    /// What the answer must be like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expectations: Vec<Expectation>,
}

/// What a step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It brings about what the case needs; unless it is accepted the case is inconclusive.
    Setup,
    /// It must be refused for what follows to mean anything; unless it is, the case is inconclusive.
    Refusal,
    /// It is what the case is about.
    Probe,
    /// It is what the case is about, and later steps rest on it: where it is not as demanded, they say nothing.
    Ground,
    /// It removes what the case left; its answer decides nothing.
    Cleanup,
}

/// One thing that the answer of a step must be like, and the clause that says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expectation {
    /// The clause.
    pub clause: ClauseId,
    /// The dimension of the clause that is tested.
    pub dimension: Dimension,
    /// What is demanded.
    pub demand: Demand,
}
