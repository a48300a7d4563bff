//! A scenario as a clause writes it down.

use hutong_specs::name::{OperationId, StepId};
use hutong_specs::plan::{Demand, Reference};
use hutong_specs::profile::Standing;
use hutong_specs::standard::StepDemand;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::refusal::Placed;

/// The parameters of a scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameters {
    /// The last part of the case's id.
    pub(crate) name: String,
    /// The steps in order.
    pub(crate) steps: Vec<ScenarioStep>,
}

/// A step of a scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ScenarioStep {
    /// The operation.
    pub(crate) operation: OperationId,
    /// The step's name; the operation's if nothing is said.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// The standing of the party that sends it; the profile's own if nothing is said.
    #[serde(default)]
    pub(crate) party: Option<Standing>,
    /// Whether what the operation needs is sent before the first step.
    #[serde(default = "yes")]
    pub(crate) needs: bool,
    /// Values set in the valid request, by pointer.
    #[serde(default)]
    pub(crate) set: Map<String, Value>,
    /// Members removed from the valid request.
    #[serde(default)]
    pub(crate) remove: Vec<String>,
    /// Members, by pointer, whose fresh value is another one than in the steps before.
    #[serde(default)]
    pub(crate) anew: Vec<String>,
    /// The earlier step whose bytes are sent again.
    #[serde(default)]
    pub(crate) same_as: Option<String>,
    /// How the request should be answered.
    #[serde(default)]
    pub(crate) demand: StepDemand,
    /// Whether a step before the last is part of what is tested.
    #[serde(default)]
    probe: bool,
    /// What the answer must hold.
    #[serde(default)]
    at: Vec<Placed>,
    /// What must be listed in the answer.
    #[serde(default)]
    listed: Option<InList>,
    /// What must not be listed in the answer.
    #[serde(default)]
    not_listed: Option<InList>,
    /// What must agree with another exchange.
    #[serde(default)]
    same: Option<Compared>,
    /// What must differ from another exchange.
    #[serde(default)]
    fresh: Option<Compared>,
    /// The earlier step whose refusal this one must not be told from.
    #[serde(default)]
    same_refusal: Option<StepId>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InList {
    array: String,
    item: String,
    reference: Reference,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Compared {
    pointer: String,
    reference: Reference,
}

fn yes() -> bool {
    true
}

impl ScenarioStep {
    /// A step that writes these values and only brings about what a later one shows.
    pub(crate) fn write(operation: OperationId, set: Map<String, Value>) -> Self {
        Self { set, ..Self::plain(operation, true) }
    }

    /// A step that reads what must be there, of what earlier steps brought about.
    pub(crate) fn read(operation: OperationId, placed: Placed) -> Self {
        Self { at: vec![placed], ..Self::plain(operation, false) }
    }

    fn plain(operation: OperationId, needs: bool) -> Self {
        Self {
            operation,
            id: None,
            party: None,
            needs,
            set: Map::new(),
            remove: Vec::new(),
            anew: Vec::new(),
            same_as: None,
            demand: StepDemand::Accepted,
            probe: false,
            at: Vec::new(),
            listed: None,
            not_listed: None,
            same: None,
            fresh: None,
            same_refusal: None,
        }
    }

    /// Whether the step, if it is not the last, only brings about what later ones need.
    pub(crate) fn is_setup(&self) -> bool {
        self.demand == StepDemand::Accepted && !self.probe && self.demands().next().is_none()
    }

    /// What is demanded of the answer besides its outcome.
    pub(crate) fn demands(&self) -> impl Iterator<Item = Demand> + '_ {
        let at = self.at.iter().cloned().map(Demand::from);
        let listed = self.listed.clone().map(|InList { array, item, reference }| Demand::Listed {
            array,
            item,
            reference,
        });
        let not_listed = self.not_listed.clone().map(|InList { array, item, reference }| Demand::NotListed {
            array,
            item,
            reference,
        });
        let same =
            self.same.clone().map(|Compared { pointer, reference }| Demand::Same { pointer, reference });
        let fresh =
            self.fresh.clone().map(|Compared { pointer, reference }| Demand::Fresh { pointer, reference });
        let refusal = self.same_refusal.clone().map(Demand::SameRefusal);
        at.chain(listed).chain(not_listed).chain(same).chain(fresh).chain(refusal)
    }

    /// The steps that this one refers to.
    pub(crate) fn references(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.listed, &self.not_listed].into_iter().flatten().map(|list| &list.reference);
        let compared = [&self.same, &self.fresh].into_iter().flatten().map(|compared| &compared.reference);
        let steps = [self.same_as.as_deref(), self.same_refusal.as_ref().map(StepId::as_str)];
        lists.chain(compared).map(|reference| reference.step.as_str()).chain(steps.into_iter().flatten())
    }
}
