//! What a machine says of sequences: what comes of an event in a state, and the shortest way to each state.

use std::collections::{BTreeMap, VecDeque};

use super::machine::{Event, Machine, State};
use crate::name::{ClauseId, EventId, StateId};

/// What comes of an event in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<'m> {
    /// Whether it is accepted.
    pub is_allowed: bool,
    /// The state that it leaves behind.
    pub to: &'m StateId,
    /// The clauses that say so.
    pub clauses: &'m [ClauseId],
}

impl Machine {
    /// The state of this name.
    pub fn state(&self, id: &StateId) -> Option<&State> {
        self.states.iter().find(|state| state.id == *id)
    }

    /// The event of this name.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|event| event.id == *id)
    }

    /// What comes of an event in a state; `None` if it is neither allowed nor forbidden there.
    pub fn after<'m>(&'m self, from: &'m StateId, event: &EventId) -> Option<Move<'m>> {
        let mut moves = self.moves(from).filter(|(of, _)| *of == event);
        moves.next().map(|(_, next)| next)
    }

    /// What is allowed in a state, then what is forbidden, each in the order of the file.
    pub fn moves<'m>(&'m self, from: &'m StateId) -> impl Iterator<Item = (&'m EventId, Move<'m>)> {
        let allowed = self.transitions.iter().filter(|transition| transition.from.contains(from));
        let allowed = allowed.map(move |transition| {
            let to = transition.to.as_ref().unwrap_or(from);
            (&transition.event, Move { is_allowed: true, to, clauses: &transition.clauses })
        });
        let forbidden = self.forbidden.iter().filter(|forbidden| forbidden.from.contains(from));
        let forbidden = forbidden.map(move |forbidden| {
            (&forbidden.event, Move { is_allowed: false, to: from, clauses: &forbidden.clauses })
        });
        allowed.chain(forbidden)
    }

    /// The shortest way to every state that can be reached, of allowed events; of ways that are equally short the one
    /// whose transitions stand first.
    pub fn ways(&self) -> BTreeMap<&StateId, Vec<&EventId>> {
        let mut ways = BTreeMap::from([(&self.initial, Vec::new())]);
        let mut open = VecDeque::from([&self.initial]);
        while let Some(state) = open.pop_front() {
            let way = ways.get(state).cloned().unwrap_or_default();
            for (event, next) in self.moves(state).filter(|(_, next)| next.is_allowed) {
                if !ways.contains_key(next.to) {
                    ways.insert(next.to, way.iter().copied().chain([event]).collect());
                    open.push_back(next.to);
                }
            }
        }
        ways
    }

    /// Every clause that the machine names, in the order of the file.
    pub fn clauses(&self) -> impl Iterator<Item = &ClauseId> {
        let allowed = self.transitions.iter().flat_map(|transition| &transition.clauses);
        let forbidden = self.forbidden.iter().flat_map(|forbidden| &forbidden.clauses);
        let observed = self.observe.iter().flat_map(|observation| &observation.clauses);
        allowed.chain(forbidden).chain(observed)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn machine() -> Machine {
        let title = json!({"zh": "甲", "en": "a"});
        let named = |id: &str| json!({"id": id, "title": title});
        let event = |id: &str| json!({"id": id, "title": title, "operation": "send"});
        let written: Value = json!({
            "id": "case", "title": title, "initial": "none",
            "states": [named("none"), named("open"), named("closed"), named("lost")],
            "events": [event("accept"), event("note"), event("close")],
            "transitions": [
                {"from": ["none"], "event": "accept", "to": "open", "clauses": ["C-1"]},
                {"from": ["open"], "event": "note", "clauses": ["C-1"]},
                {"from": ["open"], "event": "close", "to": "closed", "clauses": ["C-1"]}],
            "forbidden": [{"from": ["none", "closed"], "event": "close", "clauses": ["C-2"]}]});
        serde_json::from_value(written).unwrap()
    }

    #[test]
    fn an_event_is_allowed_forbidden_or_open() {
        let machine = machine();
        let after = |state: &str, event: &str| {
            let state = StateId::from(state);
            machine.after(&state, &event.into()).map(|next| (next.is_allowed, next.to.to_string()))
        };
        assert_eq!(after("none", "accept"), Some((true, "open".to_owned())));
        assert_eq!(after("open", "note"), Some((true, "open".to_owned())));
        assert_eq!(after("closed", "close"), Some((false, "closed".to_owned())));
        assert_eq!(after("closed", "note"), None);
    }

    #[test]
    fn ways_are_shortest_and_lead_to_what_can_be_reached() {
        let machine = machine();
        let ways = machine.ways();
        let of = |state: &str| {
            ways.get(&StateId::from(state))
                .map(|way| way.iter().map(|event| event.as_str()).collect::<Vec<_>>())
        };
        assert_eq!(of("none"), Some(vec![]));
        assert_eq!(of("closed"), Some(vec!["accept", "close"]));
        assert_eq!(of("lost"), None);
    }
}
