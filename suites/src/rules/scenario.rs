//! Sequences with state: what one step brings about, a later one must show.

use hutong_specs::plan::{Breach, Demand, Expectation, Intent, Place, Probe, Role, Step};
use hutong_specs::standard::{Dimension, Operation};

use super::changes::all_changed;
use super::rule::Rule;
use super::scenario_step::{Parameters, ScenarioStep, StepDemand};
use crate::plan::{Draft, Drafts, PlanError, Task, empty_probe, needed, setup};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "scenario",
    title: "sequences with state",
    parameters: "`name` and `steps`; a step has `operation`, and may have `id`, `needs`, `set`, `remove`, `same-as`, \
                 `demand` (accepted, refused, none), `probe`, `at`, `listed`, `not-listed`, `same` and `fresh`",
    plan,
};

const DIMENSIONS: &[Dimension] = &[
    Dimension::State,
    Dimension::Timing,
    Dimension::Response,
    Dimension::Request,
];

/// A scenario belongs to the operation of its last step.
fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let parameters: Parameters = task.parameters()?;
    let steps = resolved(task, &parameters)?;
    let Some((_, last)) = steps.last() else {
        return Err(wrong(task, "`steps` is empty".to_owned()));
    };
    if last.id != task.operation.id {
        return Ok(Drafts::default());
    }
    match drafted(task, &parameters, &steps) {
        Ok(draft) => Ok(Drafts::from(vec![draft])),
        Err(detail) => Ok(Drafts::excluded(
            task.exclusion(hutong_specs::plan::Reason::NotGenerated, detail),
        )),
    }
}

type Resolved<'a, 'p> = Vec<(&'p ScenarioStep, &'a Operation)>;

/// Every step with its operation.
fn resolved<'a, 'p>(task: &Task<'a, '_>, parameters: &'p Parameters) -> Result<Resolved<'a, 'p>, PlanError> {
    let mut ids: Vec<&str> = Vec::new();
    let mut steps = Vec::new();
    for step in &parameters.steps {
        let operation = task.context.standard.operation(&step.operation);
        let operation =
            operation.ok_or_else(|| wrong(task, format!("there is no operation `{}`", step.operation)))?;
        for named in step
            .references()
            .filter(|named| !ids.contains(named) && *named != step.id())
        {
            return Err(wrong(
                task,
                format!(
                    "step `{}` refers to `{named}`, which is no earlier step",
                    step.id()
                ),
            ));
        }
        if ids.contains(&step.id()) {
            return Err(wrong(
                task,
                format!("two steps are called `{}`; give one an `id`", step.id()),
            ));
        }
        ids.push(step.id());
        steps.push((step, operation));
    }
    Ok(steps)
}

fn wrong(task: &Task<'_, '_>, why: String) -> PlanError {
    PlanError::Parameters {
        clause: task.clause.id.clone(),
        rule: task.verify.rule.clone(),
        why,
        allowed: RULE.parameters,
    }
}

fn drafted<'a>(
    task: &Task<'a, '_>,
    parameters: &Parameters,
    steps: &Resolved<'a, '_>,
) -> Result<Draft, String> {
    let mut all = before(task, steps)?;
    for (index, (step, operation)) in steps.iter().enumerate() {
        all.push(made(
            task,
            step,
            probe(task, step, operation)?,
            index + 1 == steps.len(),
        ));
    }
    let last = steps.last().map(|(step, _)| *step);
    Ok(Draft {
        what: parameters.name.clone(),
        intent: intent(last),
        steps: all,
    })
}

/// What the steps need and do not do themselves, before the first one.
fn before<'a>(task: &Task<'a, '_>, steps: &Resolved<'a, '_>) -> Result<Vec<Step>, String> {
    let mut operations: Vec<&'a Operation> = Vec::new();
    for (_, operation) in steps
        .iter()
        .filter(|(step, _)| step.needs && step.same_as.is_none())
    {
        for needed in needed(task.context, operation) {
            let is_step = steps.iter().any(|(_, own)| own.id == needed.id);
            if !is_step && !operations.iter().any(|known| known.id == needed.id) {
                operations.push(needed);
            }
        }
    }
    operations
        .into_iter()
        .map(|operation| setup(task.context, operation))
        .collect()
}

fn probe<'a>(task: &Task<'a, '_>, step: &ScenarioStep, operation: &'a Operation) -> Result<Probe, String> {
    if let Some(again) = &step.same_as {
        return Ok(Probe {
            again: Some(again.as_str().into()),
            ..empty_probe(operation)
        });
    }
    let base = task.context.base(operation)?;
    Ok(task
        .context
        .probe(&all_changed(&base.call, &step.set, &step.remove)))
}

fn made(task: &Task<'_, '_>, step: &ScenarioStep, probe: Probe, is_last: bool) -> Step {
    let role = if !is_last && step.is_setup() {
        Role::Setup
    } else {
        Role::Probe
    };
    let expectations = if role == Role::Setup {
        Vec::new()
    } else {
        expectations(task, step)
    };
    Step {
        id: step.id().into(),
        role,
        probe,
        expectations,
    }
}

fn expectations(task: &Task<'_, '_>, step: &ScenarioStep) -> Vec<Expectation> {
    let outcome = match step.demand {
        StepDemand::Accepted => Some(Demand::Accepted),
        StepDemand::Refused => Some(Demand::Refused),
        StepDemand::None => None,
    };
    outcome
        .into_iter()
        .chain(step.demands())
        .map(|demand| task.expect(DIMENSIONS, demand))
        .collect()
}

/// A scenario whose last request must be refused breaks the order of things, not a schema.
fn intent(last: Option<&ScenarioStep>) -> Intent {
    match last.map(|step| step.demand) {
        Some(StepDemand::Refused) => Intent::Violate(vec![Breach {
            place: Place::Exchange,
            keyword: "scenario".to_owned(),
            constraint: None,
        }]),
        _ => Intent::Conform,
    }
}
