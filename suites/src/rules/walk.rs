//! Random walks through a state machine, for sequences that nobody wrote down: allowed events mostly, and now and then one
//! that is forbidden. They come in batches, and a walk is made from its number when it is reached.

use std::collections::BTreeSet;

use hutong_specs::name::{ClauseId, EventId, RuleId};
use hutong_specs::plan::{Batch, Exclusion, Intent, Reason};
use hutong_specs::standard::{Effect, Machine, Move, Operation};

use super::course::{steps, walked};
use super::fuzz::base_effect;
use super::rule::{NONE, NoParameters, Rule};
use super::transitions::verifying;
use crate::plan::{Context, Draft, Drafts, Exclusions, PlanError, Task, derived};

/// The rule's name.
pub(crate) const WALK: &str = "walk";

/// The rule. Its cases come in batches, so a clause that names it gets none here.
pub(crate) const RULE: Rule = Rule {
    id: WALK,
    title: "random walks through a state machine",
    parameters: NONE,
    plan: |task: &Task<'_, '_>| -> Result<Drafts, PlanError> {
        let NoParameters {} = task.parameters()?;
        Ok(Drafts::default())
    },
};

/// How many events a walk has at least, where the machine has so many.
const SHORTEST: u64 = 6;

/// How many events a walk has at most.
const LONGEST: u64 = 12;

/// One of so many events is a forbidden one.
const FORBIDDEN: u64 = 4;

/// One batch for every machine that a clause verifies.
pub(crate) fn walks(context: &Context<'_>, ceiling: Effect, exclusions: &mut Exclusions) -> Vec<Batch> {
    let mut batches = Vec::new();
    for machine in context.standard.machines.iter().filter(|_| context.fuzz > 0) {
        let Some(operation) = operation(context, machine) else { continue };
        let clauses: BTreeSet<ClauseId> = planned(context, machine).cloned().collect();
        if clauses.is_empty() {
            continue;
        }
        if effect(context, machine) > ceiling {
            exclusions.take(Exclusion {
                clause: None,
                operation: Some(operation.id.clone()),
                rule: Some(RuleId::from(WALK)),
                reason: Reason::AboveCeiling,
                detail: machine.id.to_string(),
                count: u64::from(context.fuzz),
            });
            continue;
        }
        batches.push(Batch {
            rule: RuleId::from(WALK),
            operation: operation.id.clone(),
            machine: Some(machine.id.clone()),
            seed: walk_seed(context, machine),
            count: context.fuzz,
            clauses: clauses.into_iter().collect(),
        });
    }
    batches
}

/// The clauses that verify the machine and are planned.
fn planned<'a>(context: &Context<'a>, machine: &'a Machine) -> impl Iterator<Item = &'a ClauseId> {
    let is_planned =
        |id: &&ClauseId| context.standard.clause(id).is_some_and(|clause| context.is_planned(clause));
    verifying(context.standard, machine).filter(is_planned)
}

/// The operation that the walks of a machine are named for: that of its first event.
pub(crate) fn operation<'a>(context: &Context<'a>, machine: &Machine) -> Option<&'a Operation> {
    context.standard.operation(&machine.events.first()?.operation)
}

/// The worst that an event of the machine does, with what it needs.
fn effect(context: &Context<'_>, machine: &Machine) -> Effect {
    let operations = machine.events.iter().filter_map(|event| context.standard.operation(&event.operation));
    operations.map(|operation| base_effect(context, operation)).fold(Effect::ReadOnly, Effect::max)
}

/// The seed of a machine's batch.
pub(crate) fn walk_seed(context: &Context<'_>, machine: &Machine) -> u64 {
    derived(context.seed, &[machine.id.as_str(), WALK])
}

/// The walk of this number: an event is drawn after another, each from what the machine says of the state. What no
/// planned clause speaks of is left aside, since nothing would be demanded of it.
pub(crate) fn random_walk<'a>(
    context: &Context<'a>,
    machine: &'a Machine,
    seed: u64,
    index: u32,
) -> Vec<EventId> {
    let clauses: BTreeSet<&ClauseId> = planned(context, machine).collect();
    let is_demanded = |next: &Move<'_>| next.clauses.iter().any(|clause| clauses.contains(clause));
    let seed = derived(seed, &[&index.to_string()]);
    let length = SHORTEST + derived(seed, &["length"]) % (LONGEST - SHORTEST + 1);
    let mut state = &machine.initial;
    let mut walk = Vec::new();
    for place in 0..length {
        let drawn = |what: &str| derived(seed, &[&place.to_string(), what]);
        let moves = machine.moves(state).filter(|(_, next)| is_demanded(next));
        let (allowed, forbidden): (Vec<_>, Vec<_>) = moves.partition(|(_, next)| next.is_allowed);
        let is_forbidden =
            allowed.is_empty() || drawn("kind").is_multiple_of(FORBIDDEN) && !forbidden.is_empty();
        let moves = favoured(if is_forbidden { forbidden } else { allowed }, seed);
        let chosen = drawn("event") % moves.len().max(1) as u64;
        let Some((event, next)) = usize::try_from(chosen).ok().and_then(|chosen| moves.get(chosen)) else {
            break;
        };
        walk.push(EventId::clone(event));
        state = next.to;
    }
    walk
}

/// How much likelier an event may be than the others.
const FAVOUR: &[usize] = &[1, 1, 4, 16];

/// The moves, each as often as the walk favours its event: every walk has favourites of its own, so that some go round where
/// others hurry to the end.
fn favoured<'m>(moves: Vec<(&'m EventId, Move<'m>)>, seed: u64) -> Vec<(&'m EventId, Move<'m>)> {
    let favour = |event: &EventId| {
        let drawn = derived(seed, &["favour", event.as_str()]) % FAVOUR.len() as u64;
        usize::try_from(drawn).ok().and_then(|drawn| FAVOUR.get(drawn)).copied().unwrap_or(1)
    };
    moves.into_iter().flat_map(|(event, next)| std::iter::repeat_n((event, next), favour(event))).collect()
}

/// The case of a walk; `None` if the machine does not describe it, or a request of it cannot be made.
pub(crate) fn walk_draft<'a>(
    context: &Context<'a>,
    machine: &'a Machine,
    walk: &[EventId],
    number: &str,
) -> Option<Draft> {
    let legs = walked(machine, walk).filter(|legs| !legs.is_empty())?;
    let clauses: BTreeSet<&ClauseId> = planned(context, machine).collect();
    let steps = steps(context, machine, &legs, |clause| clauses.contains(clause)).ok()?;
    Some(Draft { what: format!("{}/{number}", machine.id), intent: Intent::Conform, steps })
}
