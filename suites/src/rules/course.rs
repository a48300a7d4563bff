//! A course: events of a state machine in a sequence, as the steps of a case, with what the machine demands of each.
//!
//! Times and rising numbers are written by the place in the course, so that they are in order whatever the sequence.

use hutong_specs::name::{ClauseId, EventId, StateId};
use hutong_specs::plan::{Demand, Expectation, Probe, Role, Step};
use hutong_specs::standard::{Dimension, Event, Glance, Machine, Move, Observation, Operation, State};

use super::changes::{all_changed, changed};
use super::moment::moment;
use crate::plan::{Call, Context, expectation, needed, setup};

const DIMENSIONS: &[Dimension] = &[Dimension::State, Dimension::Request, Dimension::Response];

/// One request of a course.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Leg<'m> {
    /// An event that only leads to where the course begins.
    Lead(&'m Event),
    /// An event of which something is demanded.
    Event(&'m Event, Move<'m>),
    /// A look at the state.
    Look(&'m State, &'m Glance, &'m Observation),
}

/// The shortest way to a state, an event there, and a look at what it left; `None` if the machine says nothing of it.
pub(crate) fn shortest<'m>(machine: &'m Machine, from: &'m StateId, event: &EventId) -> Option<Vec<Leg<'m>>> {
    let next = machine.after(from, event)?;
    let ways = machine.ways();
    let leads = ways.get(from)?.iter().filter_map(|lead| machine.event(lead)).map(Leg::Lead);
    let mut legs: Vec<_> = leads.collect();
    legs.push(Leg::Event(machine.event(event)?, next));
    legs.extend(look(machine, next.to));
    Some(legs)
}

/// Events from the beginning on, with a look at the state after each that is refused and after the last; `None` if the
/// machine says nothing of one of them.
pub(crate) fn walked<'m>(machine: &'m Machine, events: &[EventId]) -> Option<Vec<Leg<'m>>> {
    let mut state = &machine.initial;
    let mut legs = Vec::new();
    for (index, id) in events.iter().enumerate() {
        let next = machine.after(state, id)?;
        legs.push(Leg::Event(machine.event(id)?, next));
        if !next.is_allowed || index + 1 == events.len() {
            legs.extend(look(machine, next.to));
        }
        state = next.to;
    }
    Some(legs)
}

fn look<'m>(machine: &'m Machine, state: &StateId) -> Option<Leg<'m>> {
    let state = machine.state(state)?;
    Some(Leg::Look(state, state.seen.as_ref()?, machine.observe.as_ref()?))
}

impl<'m> Leg<'m> {
    /// What is demanded of the answer, and by which clauses.
    fn demands(&self) -> (Vec<Demand>, &'m [ClauseId]) {
        match self {
            Self::Lead(_) => (Vec::new(), &[]),
            Self::Event(_, next) if next.is_allowed => (vec![Demand::Accepted], next.clauses),
            Self::Event(_, next) => (vec![Demand::Refused], next.clauses),
            Self::Look(_, Glance::Refused, observe) => (vec![Demand::Refused], &observe.clauses),
            Self::Look(_, Glance::At(places), observe) => {
                let at = places.iter().map(|(pointer, predicate)| Demand::At {
                    pointer: pointer.clone(),
                    predicate: predicate.clone(),
                });
                (std::iter::once(Demand::Accepted).chain(at).collect(), &observe.clauses)
            }
        }
    }

    fn event(&self) -> Option<&'m Event> {
        match self {
            Self::Lead(event) | Self::Event(event, _) => Some(event),
            Self::Look(..) => None,
        }
    }
}

/// The steps of a course, after what its events need and the machine does not do itself. Only the clauses that are
/// wanted demand anything.
pub(crate) fn steps<'a>(
    context: &Context<'a>,
    machine: &'a Machine,
    legs: &[Leg<'a>],
    is_wanted: impl Fn(&ClauseId) -> bool,
) -> Result<Vec<Step>, String> {
    let mut steps: Vec<Step> = before(context, machine, legs)
        .into_iter()
        .map(|operation| setup(context, operation))
        .collect::<Result<_, _>>()?;
    let mut number = 0;
    for leg in legs {
        let name = leg.event().map_or("observe", |event| event.id.as_str());
        let same = steps.iter().filter(|step| is_numbered(step.id.as_str(), name)).count();
        let id = if same == 0 { name.to_owned() } else { format!("{name}.{}", same + 1) };
        let probe = probe(context, machine, leg, number, &id)?;
        number += i64::from(leg.event().is_some());
        let role = if matches!(leg, Leg::Lead(_)) { Role::Setup } else { Role::Ground };
        let expectations = expectations(context, leg, &is_wanted);
        steps.push(Step { id: id.as_str().into(), role, probe: probe.into(), expectations });
    }
    Ok(steps)
}

/// Whether a step is one of those of a name.
fn is_numbered(id: &str, name: &str) -> bool {
    id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What the events need and the machine has no event for.
fn before<'a>(context: &Context<'a>, machine: &'a Machine, legs: &[Leg<'a>]) -> Vec<&'a Operation> {
    let mut operations: Vec<&'a Operation> = Vec::new();
    let own = |operation: &Operation| machine.events.iter().any(|event| event.operation == operation.id);
    let events = legs.iter().filter_map(Leg::event);
    let all = events.filter_map(|event| context.standard.operation(&event.operation));
    for needed in all.flat_map(|operation| needed(context, operation)) {
        if !own(needed) && !operations.iter().any(|known| known.id == needed.id) {
            operations.push(needed);
        }
    }
    operations
}

fn probe<'a>(
    context: &Context<'a>,
    machine: &'a Machine,
    leg: &Leg<'a>,
    number: i64,
    id: &str,
) -> Result<Probe, String> {
    let (operation, set, remove) = match leg {
        Leg::Lead(event) | Leg::Event(event, _) => (&event.operation, &event.set, &event.remove),
        Leg::Look(_, _, observe) => (&observe.operation, &observe.set, &observe.remove),
    };
    let operation = context.standard.operation(operation).ok_or_else(|| format!("operation {operation}"))?;
    let base = context.base(operation)?;
    let mut call = all_changed(&base.call, set, remove);
    if let Some(event) = leg.event() {
        call = timed(machine, event, call, number)?;
        for at in &event.anew {
            let anew = call.with_fresh_anew(at, id);
            call =
                anew.ok_or_else(|| format!("`anew` names {at} of {}, which holds no fresh value", event.id))?;
        }
    }
    if call.entity.as_ref().is_some_and(|entity| !entity.is_admitted()) {
        return Err(format!("step {id}, which the schema does not allow"));
    }
    Ok(context.probe(&call))
}

/// The call with the times and the rising numbers of its place in the course.
fn timed<'a>(machine: &Machine, event: &Event, call: Call<'a>, number: i64) -> Result<Call<'a>, String> {
    let mut call = call;
    for (at, more) in &event.rising {
        call = changed(&call, at, Some(&(number + 1 + more).into())).0;
    }
    for (at, minutes) in &event.times {
        let sample = call.body().and_then(|body| body.pointer(at)).and_then(|value| value.as_str());
        let time = sample.and_then(|sample| moment(machine.clock.as_ref()?, sample, number, *minutes));
        let time = time.ok_or_else(|| format!("the time at {at} of {}", event.id))?;
        call = changed(&call, at, Some(&time.into())).0;
    }
    Ok(call)
}

fn expectations<'a>(
    context: &Context<'a>,
    leg: &Leg<'a>,
    is_wanted: &impl Fn(&ClauseId) -> bool,
) -> Vec<Expectation> {
    let (demands, clauses) = leg.demands();
    let wanted = clauses.iter().filter(|id| is_wanted(id)).filter_map(|id| context.standard.clause(id));
    wanted
        .filter(|clause| context.is_planned(clause))
        .flat_map(|clause| demands.iter().map(|demand| expectation(clause, DIMENSIONS, demand.clone())))
        .collect()
}
