//! Every allowed transition of a state machine is exercised and every forbidden one attempted, each from the shortest way
//! to its state; where the machine says how, the state is looked at afterwards. What is refused leaves it as it was.

use hutong_specs::name::{ClauseId, MachineId, StateId};
use hutong_specs::plan::{Breach, Intent, Place, Reason};
use hutong_specs::standard::{Machine, Standard};
use serde::Deserialize;

use super::course::{shortest, steps};
use super::rule::Rule;
use crate::plan::{Draft, Drafts, PlanError, Task};

/// The rule's name.
pub(crate) const TRANSITIONS: &str = "transitions";

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: TRANSITIONS,
    title: "allowed and forbidden transitions of a state machine",
    parameters: "`machine`, the name of a state machine of the pack",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    machine: MachineId,
}

/// A transition belongs to the operation of its event, and to the clauses that it or the observation names.
fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { machine } = task.parameters()?;
    let machine = task.context.standard.machine(&machine).ok_or_else(|| unknown(task, &machine))?;
    let states = machine.states.iter().map(|state| &state.id);
    Ok(states.map(|state| of_state(task, machine, state)).collect())
}

fn unknown(task: &Task<'_, '_>, machine: &MachineId) -> PlanError {
    PlanError::Parameters {
        clause: task.clause.id.clone(),
        rule: task.verify.rule.clone(),
        why: format!("there is no machine `{machine}`"),
        allowed: RULE.parameters,
    }
}

fn of_state<'a>(task: &Task<'a, '_>, machine: &'a Machine, state: &'a StateId) -> Drafts {
    let clause = &task.clause.id;
    let is_observed = machine.observe.as_ref().is_some_and(|observe| observe.clauses.contains(clause));
    let mut drafts = Drafts::default();
    for (id, next) in machine.moves(state) {
        let is_of_operation = machine.event(id).is_some_and(|event| event.operation == task.operation.id);
        let is_meant = is_observed || next.clauses.contains(clause);
        let Some(legs) = shortest(machine, state, id).filter(|_| is_of_operation && is_meant) else {
            continue;
        };
        let what = format!("{}.{state}.{id}", machine.id);
        match steps(task.context, machine, &legs, |wanted| wanted == clause) {
            Ok(steps) => drafts.cases.push(Draft { what, intent: intent(next.is_allowed), steps }),
            Err(detail) => drafts.exclusions.push(task.exclusion(Reason::NotGenerated, detail)),
        }
    }
    drafts
}

/// A forbidden transition breaks the order of things, not a schema.
fn intent(is_allowed: bool) -> Intent {
    if is_allowed {
        return Intent::Conform;
    }
    let (place, keyword) = (Place::Exchange, "transition".to_owned());
    Intent::Violate(vec![Breach { place, keyword, constraint: None }])
}

/// The clauses that verify a machine.
pub(crate) fn verifying<'a>(
    standard: &'a Standard,
    machine: &'a Machine,
) -> impl Iterator<Item = &'a ClauseId> {
    let is_meant = |clause: &&'a hutong_specs::standard::Clause| {
        clause.verify.iter().any(|verify| {
            let named = verify.with.get("machine").and_then(serde_json::Value::as_str);
            verify.rule.as_str() == TRANSITIONS && named == Some(machine.id.as_str())
        })
    };
    standard.clauses.iter().filter(is_meant).map(|clause| &clause.id)
}
