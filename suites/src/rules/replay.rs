//! The same bytes sent again, signature and all: refused where the platform must notice, accepted where repeating is
//! harmless.

use hutong_specs::plan::{Breach, Demand, Intent, Place, Probe, Role, Step};
use hutong_specs::standard::Dimension;
use serde::Deserialize;

use super::rule::Rule;
use super::wanted::Answered;
use crate::plan::{Drafts, PlanError, Task, empty_probe};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "replay",
    title: "the same bytes again",
    parameters: "`demand` (refused or accepted; refused if left out)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    #[serde(default = "refused")]
    demand: Answered,
}

fn refused() -> Answered {
    Answered::Refused
}

const DIMENSIONS: &[Dimension] = &[Dimension::State, Dimension::Timing, Dimension::Request];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { demand } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let first = Step {
        id: "first".into(),
        role: Role::Setup,
        probe: task.context.probe(&base.call).into(),
        expectations: Vec::new(),
    };
    let again = Probe { again: Some("first".into()), ..empty_probe(task.operation) };
    let (intent, demand) = match demand {
        Answered::Accepted => (Intent::Conform, Demand::Accepted),
        Answered::Refused => (Intent::Violate(vec![breach()]), Demand::Refused),
    };
    let expectations = vec![task.expect(DIMENSIONS, demand)];
    let second = Step { id: "probe".into(), role: Role::Probe, probe: again.into(), expectations };
    Ok(task.steps("same-bytes".to_owned(), intent, vec![first, second]))
}

fn breach() -> Breach {
    Breach { place: Place::Exchange, keyword: "replay".to_owned(), constraint: None }
}
