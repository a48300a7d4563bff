//! Sequences with state: what one step brings about, a later one must show.

use hutong_specs::plan::{Breach, Demand, Expectation, Intent, Place, Probe, Reason, Role, Step};
use hutong_specs::standard::{Dimension, Operation};

use super::changes::all_changed;
use super::party::{no_party, party};
use super::rule::Rule;
use super::scenario_step::{Parameters, ScenarioStep, StepDemand};
use crate::plan::{Draft, Drafts, PlanError, Task, empty_probe, needed, setup};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "scenario",
    title: "sequences with state",
    parameters: "`name` and `steps`; a step has `operation`, and may have `id`, `party` (a standing), `needs`, `set`, \
                 `remove`, `anew`, `same-as`, `demand` (accepted, refused, none), `probe`, `at`, `listed`, `not-listed`, \
                 `same`, `fresh` and `same-refusal`",
    plan,
};

const DIMENSIONS: &[Dimension] =
    &[Dimension::State, Dimension::Timing, Dimension::Response, Dimension::Request];

/// A scenario belongs to the operation of its last step.
fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    scenario(task, &task.parameters()?)
}

/// The scenario as a case.
pub(crate) fn scenario(task: &Task<'_, '_>, parameters: &Parameters) -> Result<Drafts, PlanError> {
    let steps = resolved(task, parameters)?;
    let Some(last) = steps.last() else {
        return Err(wrong(task, "`steps` is empty".to_owned()));
    };
    if last.operation.id != task.operation.id {
        return Ok(Drafts::default());
    }
    let standings = parameters.steps.iter().filter_map(|step| step.party);
    if let Some(missing) = standings.into_iter().find(|standing| party(task, *standing).is_none()) {
        return Ok(Drafts::excluded(no_party(task, missing)));
    }
    match drafted(task, parameters, &steps) {
        Ok(draft) => Ok(Drafts::from(vec![draft])),
        Err(detail) => Ok(Drafts::excluded(task.exclusion(Reason::NotGenerated, detail))),
    }
}

/// A step with its operation and its name.
struct Resolved<'a, 'p> {
    step: &'p ScenarioStep,
    operation: &'a Operation,
    id: String,
}

/// Every step with its operation and a name of its own: the one given, else the operation's, numbered from the second.
fn resolved<'a, 'p>(
    task: &Task<'a, '_>,
    parameters: &'p Parameters,
) -> Result<Vec<Resolved<'a, 'p>>, PlanError> {
    let mut steps: Vec<Resolved<'a, 'p>> = Vec::new();
    for step in &parameters.steps {
        let operation = task.context.standard.operation(&step.operation);
        let operation =
            operation.ok_or_else(|| wrong(task, format!("there is no operation `{}`", step.operation)))?;
        let same = steps.iter().filter(|known| known.step.operation == step.operation).count();
        let id = match &step.id {
            Some(id) => id.clone(),
            None if same == 0 => step.operation.to_string(),
            None => format!("{}-{}", step.operation, same + 1),
        };
        if steps.iter().any(|known| known.id == id) {
            return Err(wrong(task, format!("two steps are called `{id}`")));
        }
        steps.push(Resolved { step, operation, id });
        check_references(task, &steps)?;
    }
    Ok(steps)
}

/// The last of the steps refers to itself or to earlier ones.
fn check_references(task: &Task<'_, '_>, steps: &[Resolved<'_, '_>]) -> Result<(), PlanError> {
    let Some(last) = steps.last() else { return Ok(()) };
    let unknown = last.step.references().find(|named| !steps.iter().any(|known| known.id == **named));
    match unknown {
        Some(named) => {
            Err(wrong(task, format!("step `{}` refers to `{named}`, which is no earlier step", last.id)))
        }
        None => Ok(()),
    }
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
    steps: &[Resolved<'a, '_>],
) -> Result<Draft, String> {
    let mut all = before(task, steps)?;
    for (index, resolved) in steps.iter().enumerate() {
        let probe = probe(task, resolved)?;
        all.push(made(task, resolved, probe, index + 1 == steps.len()));
    }
    let last = steps.last().map(|resolved| resolved.step);
    Ok(Draft { what: parameters.name.clone(), intent: intent(last), steps: all })
}

/// What the steps need and do not do themselves, before the first one.
fn before<'a>(task: &Task<'a, '_>, steps: &[Resolved<'a, '_>]) -> Result<Vec<Step>, String> {
    let mut operations: Vec<&'a Operation> = Vec::new();
    let needing = steps.iter().filter(|resolved| resolved.step.needs && resolved.step.same_as.is_none());
    for needed in needing.flat_map(|resolved| needed(task.context, resolved.operation)) {
        let is_step = steps.iter().any(|own| own.operation.id == needed.id);
        if !is_step && !operations.iter().any(|known| known.id == needed.id) {
            operations.push(needed);
        }
    }
    operations.into_iter().map(|operation| setup(task.context, operation)).collect()
}

fn probe<'a>(task: &Task<'a, '_>, resolved: &Resolved<'a, '_>) -> Result<Probe, String> {
    let Resolved { step, operation, id } = resolved;
    let sender = step.party.and_then(|standing| party(task, standing)).cloned();
    if let Some(again) = &step.same_as {
        return Ok(Probe { again: Some(again.as_str().into()), party: sender, ..empty_probe(operation) });
    }
    let base = task.context.base(operation)?;
    let mut call = all_changed(&base.call, &step.set, &step.remove);
    for at in &step.anew {
        let anew = call.with_fresh_anew(at, id);
        call = anew.ok_or_else(|| format!("`anew` names {at} of {id}, which holds no fresh value"))?;
    }
    Ok(Probe { party: sender, ..task.context.probe(&call) })
}

fn made<'a>(task: &Task<'a, '_>, resolved: &Resolved<'a, '_>, probe: Probe, is_last: bool) -> Step {
    let role = if !is_last && resolved.step.is_setup() { Role::Setup } else { Role::Probe };
    let expectations =
        if role == Role::Setup { Vec::new() } else { expectations(task, resolved.step, resolved.operation) };
    Step { id: resolved.id.as_str().into(), role, probe: probe.into(), expectations }
}

fn expectations<'a>(task: &Task<'a, '_>, step: &ScenarioStep, operation: &'a Operation) -> Vec<Expectation> {
    let outcome = match step.demand {
        StepDemand::Accepted => Some(Demand::Accepted),
        StepDemand::Refused => Some(Demand::Refused),
        StepDemand::None => None,
    };
    outcome
        .into_iter()
        .chain(step.demands())
        .map(|demand| task.expect(DIMENSIONS, demand))
        .chain(body(task, step, operation))
        .collect()
}

/// The declared body, where the clause owns constraints of it: after a scenario there is something in it.
fn body<'a>(task: &Task<'a, '_>, step: &ScenarioStep, operation: &'a Operation) -> Option<Expectation> {
    let owners = task.context.response_clauses(operation);
    let is_owner = step.demand == StepDemand::Accepted && owners.contains(&task.clause.id);
    is_owner.then(|| task.expect(&[Dimension::Response], Demand::DeclaredBody))
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
