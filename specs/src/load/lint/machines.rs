//! State machines that name what is not there, contradict themselves, or have states that nothing leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::name::{ClauseId, EventId, StateId};
use crate::standard::{Machine, Standard};
use crate::text::{Diagnostic, Document};

/// A state machine with where it is written.
pub(in crate::load) struct WrittenMachine {
    /// The machine.
    pub(in crate::load) machine: Machine,
    /// The file.
    pub(in crate::load) document: Arc<Document>,
    /// The place in the file.
    pub(in crate::load) pointer: String,
}

/// A lint: everything that it finds in one machine.
type Lint = fn(&Standard, &WrittenMachine) -> Vec<Diagnostic>;

const LINTS: &[Lint] =
    &[twice, unknown_states, unknown_events, unknown_operations, clauses, both, unreachable, unseen];

/// What is wrong with the machines of a pack.
pub(in crate::load) fn machines(standard: &Standard, machines: &[WrittenMachine]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, written) in machines.iter().enumerate() {
        if machines.iter().take(index).any(|other| other.machine.id == written.machine.id) {
            let message = format!("the machine `{}` is there twice", written.machine.id);
            found.push(written.error("/id", message, "give each machine an id of its own"));
        }
        found.extend(LINTS.iter().flat_map(|lint| lint(standard, written)));
    }
    found
}

/// A rule on moves, allowed or forbidden, as it is written.
struct Written<'m> {
    place: String,
    from: &'m [StateId],
    to: Option<&'m StateId>,
    event: &'m EventId,
    clauses: &'m [ClauseId],
}

impl WrittenMachine {
    fn error(&self, inside: &str, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        let place = self.document.place(&format!("{}{inside}", self.pointer));
        Diagnostic::error("lint.machine", message).with_place(place).with_help(help)
    }

    fn moves(&self) -> impl Iterator<Item = Written<'_>> {
        let allowed = self.machine.transitions.iter().enumerate().map(|(index, transition)| Written {
            place: format!("/transitions/{index}"),
            from: &transition.from,
            to: transition.to.as_ref(),
            event: &transition.event,
            clauses: &transition.clauses,
        });
        let forbidden = self.machine.forbidden.iter().enumerate().map(|(index, forbidden)| Written {
            place: format!("/forbidden/{index}"),
            from: &forbidden.from,
            to: None,
            event: &forbidden.event,
            clauses: &forbidden.clauses,
        });
        allowed.chain(forbidden)
    }
}

/// Two states or two events of one name.
fn twice(_: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let states = written.machine.states.iter().map(|state| state.id.as_str());
    let events = written.machine.events.iter().map(|event| event.id.as_str());
    repeated(written, "state", "/states", states)
        .chain(repeated(written, "event", "/events", events))
        .collect()
}

fn repeated<'m>(
    written: &'m WrittenMachine,
    kind: &'m str,
    list: &'m str,
    names: impl Iterator<Item = &'m str>,
) -> impl Iterator<Item = Diagnostic> {
    let mut seen = BTreeSet::new();
    names.enumerate().filter(move |(_, name)| !seen.insert(*name)).map(move |(index, name)| {
        let message = format!("the {kind} `{name}` is there twice");
        written.error(&format!("{list}/{index}/id"), message, format!("give each {kind} an id of its own"))
    })
}

fn unknown_states(_: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let machine = &written.machine;
    let wrong = |place: &str, id: &StateId| {
        let is_unknown = machine.state(id).is_none();
        is_unknown.then(|| {
            let message = format!("there is no state `{id}`");
            written.error(place, message, "name one of the `states`, or add it there")
        })
    };
    let mut found: Vec<Diagnostic> = wrong("/initial", &machine.initial).into_iter().collect();
    for Written { place, from, to, .. } in written.moves() {
        let named = from.iter().enumerate();
        found.extend(named.filter_map(|(index, id)| wrong(&format!("{place}/from/{index}"), id)));
        found.extend(to.and_then(|id| wrong(&format!("{place}/to"), id)));
    }
    found
}

fn unknown_events(_: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let unknown = written.moves().filter(|row| written.machine.event(row.event).is_none());
    let told = unknown.map(|Written { place, event, .. }| {
        let message = format!("there is no event `{event}`");
        written.error(&format!("{place}/event"), message, "name one of the `events`, or add it there")
    });
    told.collect()
}

fn unknown_operations(standard: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let events = written.machine.events.iter().enumerate();
    let of_events = events.map(|(index, event)| (format!("/events/{index}/operation"), &event.operation));
    let observed = written.machine.observe.iter();
    let of_observation = observed.map(|observe| ("/observe/operation".to_owned(), &observe.operation));
    let unknown = of_events.chain(of_observation).filter(|(_, id)| standard.operation(id).is_none());
    let told = unknown.map(|(place, id)| {
        let help = "name an operationId of the interface document";
        written.error(&place, format!("there is no operation `{id}`"), help)
    });
    told.collect()
}

/// Clauses that are not there, and moves that no clause speaks of.
fn clauses(standard: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let observed =
        written.machine.observe.iter().map(|observe| ("/observe".to_owned(), observe.clauses.as_slice()));
    let of_moves = written.moves().map(|row| (row.place, row.clauses));
    for (place, clauses) in of_moves.chain(observed) {
        if clauses.is_empty() {
            let help = "name the clauses that say so; what no clause says is open and is left out";
            found.push(written.error(&place, "no clause is named", help));
        }
        for (index, id) in clauses.iter().enumerate().filter(|(_, id)| standard.clause(id).is_none()) {
            let message = format!("there is no clause `{id}`");
            found.push(written.error(
                &format!("{place}/clauses/{index}"),
                message,
                "name clauses of this pack",
            ));
        }
    }
    found
}

/// An event that two rows speak of in one state: allowed and forbidden, or leading to two states.
fn both(_: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(&StateId, &EventId), String> = BTreeMap::new();
    let mut found = Vec::new();
    for Written { place, from, event, .. } in written.moves() {
        for state in from {
            let Some(other) = first.insert((state, event), place.clone()) else { continue };
            let message =
                format!("of `{event}` in the state `{state}` another row says what comes of it already");
            let diagnostic =
                written.error(&place, message, "say once of each state and event what comes of it");
            let other = written.document.place(&format!("{}{other}", written.pointer));
            found.push(diagnostic.with_related("it stands here already", other));
        }
    }
    found
}

fn unreachable(_: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let machine = &written.machine;
    let ways = machine.ways();
    let states = machine.states.iter().enumerate().filter(|(_, state)| !ways.contains_key(&state.id));
    let told = states.map(|(index, state)| {
        let message = format!("no transition leads from `{}` to the state `{}`", machine.initial, state.id);
        written.error(
            &format!("/states/{index}/id"),
            message,
            "add a transition that leads there, or take the state away",
        )
    });
    told.collect()
}

/// States that show something where nothing is looked at, and times without a clock.
fn unseen(_: &Standard, written: &WrittenMachine) -> Vec<Diagnostic> {
    let machine = &written.machine;
    let shown = machine
        .states
        .iter()
        .enumerate()
        .filter(|(_, state)| machine.observe.is_none() && state.seen.is_some());
    let unseen = shown.map(|(index, _)| {
        let help = "add `observe` with the operation that shows the state";
        written.error(&format!("/states/{index}/seen"), "nothing says how the state is seen", help)
    });
    let timed = machine.events.iter().enumerate();
    let timed = timed.filter(|(_, event)| machine.clock.is_none() && !event.times.is_empty());
    let without_clock = timed.map(|(index, _)| {
        let help = "add `clock` with `start` and `minutes`";
        written.error(&format!("/events/{index}/times"), "there are times, and no clock", help)
    });
    unseen.chain(without_clock).collect()
}
