//! Sequences with state: what one step brings about, a later one must show.

use hutong_specs::plan::{Demand, Operand, Reason, Role};
use hutong_specs::standard::{Operation, StepDemand, StepRequest, ValueSource};

use super::party::{no_party, party};
use super::rule::Rule;
use super::scenario_step::{Parameters, ScenarioStep};
use super::sequence::{Needs, Sequence, SequenceStep, drafted};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "scenario",
    title: "sequences with state",
    parameters: "`name` and `steps`; a step has `operation`, and may have `id`, `party` (a standing), `needs`, `set`, \
                 `remove`, `anew`, `same-as`, `demand` (accepted, refused, none), `probe`, `at`, `listed`, `not-listed`, \
                 `same`, `fresh` and `same-refusal`",
    plan,
};

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
    let last = steps.len() - 1;
    let steps =
        steps.iter().enumerate().map(|(index, resolved)| sent(task, resolved, index == last)).collect();
    match drafted(task, Sequence { name: parameters.name.clone(), steps }) {
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

/// A step as sequences have it.
fn sent<'a>(task: &Task<'a, '_>, resolved: &Resolved<'a, '_>, is_last: bool) -> SequenceStep {
    let Resolved { step, operation, id } = resolved;
    let role = if !is_last && step.is_setup() { Role::Setup } else { Role::Probe };
    SequenceStep {
        id: id.as_str().into(),
        operation: operation.id.clone(),
        needs: if step.needs { Needs::Sent } else { Needs::NotSent },
        request: request(step),
        role,
        demand: step.demand,
        party: step.party.and_then(|standing| party(task, standing)).cloned(),
        demands: if role == Role::Setup { Vec::new() } else { demands(task, step, operation) },
    }
}

fn request(step: &ScenarioStep) -> StepRequest {
    let literal = |(at, value): (&String, &serde_json::Value)| {
        (at.clone(), ValueSource::Operand(Operand::Value(value.clone())))
    };
    StepRequest {
        set: step.set.iter().map(literal).collect(),
        remove: step.remove.clone(),
        anew: step.anew.clone(),
        again: step.same_as.as_deref().map(Into::into),
        ..StepRequest::default()
    }
}

fn demands<'a>(task: &Task<'a, '_>, step: &ScenarioStep, operation: &'a Operation) -> Vec<Demand> {
    let outcome = match step.demand {
        StepDemand::Accepted => Some(Demand::Accepted),
        StepDemand::Refused => Some(Demand::Refused),
        StepDemand::None => None,
    };
    // The declared body, where the clause owns constraints of it: after a scenario there is something in it.
    let owners = task.context.response_clauses(operation);
    let is_owner = step.demand == StepDemand::Accepted && owners.contains(&task.clause.id);
    let body = is_owner.then_some(Demand::DeclaredBody);
    outcome.into_iter().chain(step.demands()).chain(body).collect()
}
