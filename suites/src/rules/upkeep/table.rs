//! The rule and its demands.

use hutong_specs::plan::{Exclusion, Intent, Reason, Step};
use hutong_specs::resource::Upkeep;
use serde::Deserialize;

use super::scene::Scene;
use super::{changed, created, removed};
use crate::plan::{Drafts, PlanError, Task};
use crate::rules::Rule;

/// The rule's name.
pub(crate) const UPKEEP: &str = "upkeep";

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: UPKEEP,
    title: "things are kept, changed and removed as the document leads one to expect",
    parameters: "`demand` (such as readable, read-back, idempotent or removed)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    demand: String,
}

type Steps = fn(&Scene<'_, '_, '_>) -> Result<Vec<Step>, String>;

const STEPS: &[(Upkeep, Steps)] = &[
    (Upkeep::Readable, created::readable),
    (Upkeep::ReadBack, created::read_back),
    (Upkeep::Location, created::location),
    (Upkeep::NewIdentifier, created::new_identifier),
    (Upkeep::Listed, created::listed),
    (Upkeep::ListedAlike, created::listed_alike),
    (Upkeep::Safe, changed::safe),
    (Upkeep::Idempotent, changed::idempotent),
    (Upkeep::RestKept, changed::rest_kept),
    (Upkeep::OwnTarget, changed::own_target),
    (Upkeep::RefusedUnchanged, changed::refused_unchanged),
    (Upkeep::Removed, removed::removed),
    (Upkeep::Unlisted, removed::unlisted),
];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { demand } = task.parameters()?;
    let row = STEPS.iter().find(|(upkeep, _)| upkeep.name() == demand);
    let cast = task.context.resources().cast(&task.context.standard.operations, &task.operation.id);
    let Some(((_, steps), cast)) = row.zip(cast) else {
        return Ok(Drafts::excluded(no_ground(task)));
    };
    let scene = Scene { task, cast };
    Ok(match steps(&scene) {
        Ok(steps) => task.steps(demand, Intent::Conform, steps),
        Err(detail) => Drafts::excluded(task.exclusion(Reason::NotGenerated, detail)),
    })
}

fn no_ground(task: &Task<'_, '_>) -> Exclusion {
    task.exclusion(Reason::NotGenerated, "the document shows no such thing")
}
