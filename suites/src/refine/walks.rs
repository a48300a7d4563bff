//! Walks that are one step shorter than another, and where they come from: `<operation>/walk/<machine>/17~3~0` is the first
//! that is one step shorter than the fourth that is one step shorter than the random walk number 17.

use std::str::FromStr;

use hutong_specs::judgement::{Happened, Shortened};
use hutong_specs::name::{CaseId, EventId};
use hutong_specs::plan::Case;
use hutong_specs::standard::{Machine, Operation, Standard};

use super::distance::Distance;
use crate::plan::{Context, alone};
use crate::rules::{WALK, random_walk, walk_draft, walk_operation, walk_seed};

/// How many steps are followed at most: each is shorter than the one before, and no walk is as long.
const LONGEST: usize = 64;

/// Where a walk comes from.
#[derive(Clone, Debug)]
pub(super) struct Trail<'a> {
    /// The machine.
    pub(super) machine: &'a Machine,
    operation: &'a Operation,
    index: u32,
    path: Vec<usize>,
}

impl<'a> Trail<'a> {
    /// The trail of a random walk or of one made shorter from it; `None` for every other case.
    pub(super) fn of(context: &Context<'a>, standard: &'a Standard, case: &CaseId) -> Option<Self> {
        let (prefix, what) = case.as_str().rsplit_once('/')?;
        let mut numbers = what.split('~');
        let index = u32::from_str(numbers.next()?).ok()?;
        let path = numbers.map(|number| usize::from_str(number).ok()).collect::<Option<Vec<_>>>()?;
        let machine = standard.machines.iter().find(|machine| {
            prefix.strip_suffix(machine.id.as_str()).is_some_and(|rest| rest.ends_with(&format!("/{WALK}/")))
        })?;
        let operation = walk_operation(context, machine)?;
        (path.len() <= LONGEST).then_some(Self { machine, operation, index, path })
    }

    /// The events of the walk; `None` if the trail is of another plan.
    pub(super) fn walk(&self, context: &Context<'a>) -> Option<Vec<EventId>> {
        let seed = walk_seed(context, self.machine);
        let mut walk = random_walk(context, self.machine, seed, self.index);
        for step in &self.path {
            walk = shorter(self.machine, &walk).into_iter().nth(*step)?;
        }
        Some(walk)
    }

    /// The case of the walk.
    pub(super) fn case(&self, context: &Context<'a>) -> Option<(Distance, Case)> {
        let walk = self.walk(context)?;
        let draft = walk_draft(context, self.machine, &walk, &self.what())?;
        Some((Distance::of_walk(walk.len()), alone(context, WALK, self.operation, draft)))
    }

    /// Every trail that is one step further.
    pub(super) fn steps(&self, context: &Context<'a>) -> Vec<Self> {
        let walk = self.walk(context).unwrap_or_default();
        (0..shorter(self.machine, &walk).len()).map(|step| self.then(step)).collect()
    }

    /// Whether this walk is shorter than the other.
    pub(super) fn is_shorter(&self, context: &Context<'a>, other: &Self) -> bool {
        let of = |trail: &Self| trail.walk(context).map(|walk| walk.len());
        self.machine.id == other.machine.id && of(self).zip(of(other)).is_some_and(|(one, other)| one < other)
    }

    /// The events of this walk beside those of the one that showed the finding first.
    pub(super) fn beside(&self, context: &Context<'a>, first: &Self) -> Option<Shortened> {
        let happened = |trail: &Self| {
            let walk = trail.walk(context)?;
            let event = |id: &EventId| {
                trail.machine.event(id).map(|event| Happened { id: id.clone(), title: event.title.clone() })
            };
            walk.iter().map(event).collect::<Option<Vec<_>>>()
        };
        Some(Shortened { machine: self.machine.id.clone(), first: happened(first)?, least: happened(self)? })
    }

    fn what(&self) -> String {
        let steps = self.path.iter().map(|step| format!("~{step}"));
        std::iter::once(self.index.to_string()).chain(steps).collect()
    }

    fn then(&self, step: usize) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { path, ..self.clone() }
    }
}

/// The walks with some events in a row left out, the most first; only those that the machine describes.
fn shorter(machine: &Machine, walk: &[EventId]) -> Vec<Vec<EventId>> {
    let mut shorter: Vec<Vec<EventId>> = Vec::new();
    for count in (1..walk.len()).rev() {
        for from in 0..=walk.len() - count {
            let left = walk.iter().take(from).chain(walk.iter().skip(from + count));
            let left: Vec<EventId> = left.cloned().collect();
            if is_described(machine, &left) && !shorter.contains(&left) {
                shorter.push(left);
            }
        }
    }
    shorter
}

fn is_described(machine: &Machine, walk: &[EventId]) -> bool {
    let mut state = &machine.initial;
    walk.iter().all(|event| machine.after(state, event).inspect(|next| state = next.to).is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn shorter_walks_are_those_that_the_machine_describes() {
        let title = json!({"zh": "甲", "en": "a"});
        let named = |id: &str| json!({"id": id, "title": title});
        let event = |id: &str| json!({"id": id, "title": title, "operation": "send"});
        let machine: Machine = serde_json::from_value(json!({
            "id": "case", "title": title, "initial": "none", "states": [named("none"), named("open"), named("closed")],
            "events": [event("accept"), event("note"), event("close")],
            "transitions": [
                {"from": ["none"], "event": "accept", "to": "open", "clauses": ["C"]},
                {"from": ["open"], "event": "note", "clauses": ["C"]},
                {"from": ["open"], "event": "close", "to": "closed", "clauses": ["C"]}],
            "forbidden": [{"from": ["none"], "event": "close", "clauses": ["C"]}]}))
        .unwrap();
        let walk = ["accept", "note", "note", "close"].map(EventId::from);
        let texts = |walk: &Vec<EventId>| walk.iter().map(EventId::as_str).collect::<Vec<_>>().join(" ");
        let shorter: Vec<_> = shorter(&machine, &walk).iter().map(texts).collect();
        let expected =
            ["close", "accept", "accept close", "accept note", "accept note close", "accept note note"];
        assert_eq!(shorter, expected);
    }
}
