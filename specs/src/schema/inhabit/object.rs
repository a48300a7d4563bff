//! Objects: the members that must be there, those that may, and enough of them.

use serde_json::{Map, Value};

use super::drawing::{Drawing, SHALLOW};
use super::kinds::Kinds;
use super::members::{Member, member_terms};
use super::names::further;
use super::obstacle::Obstacle;
use super::outline::Outline;

/// No object is filled beyond this.
const WIDE: usize = 1100;

impl Drawing<'_> {
    /// An object that an outline describes.
    pub(super) fn object(&mut self, outline: &Outline, depth: usize) -> Result<Value, Obstacle> {
        let chosen = self.chosen(outline, depth)?;
        let mut object = Map::new();
        for (member, state) in outline.members.iter().zip(&chosen) {
            match (state, state.is_there().then(|| self.value(&member.goal, Kinds::ALL, depth + 1))) {
                (_, Some(Ok(value))) => {
                    object.insert(member.name.clone(), value);
                }
                (State::Needed, Some(Err(obstacle))) => return Err(obstacle),
                _ => {}
            }
        }
        self.fill(outline, &mut object, depth)?;
        self.fill_map(outline, &mut object, depth);
        Ok(Value::Object(object))
    }

    /// Which members are there: the needed ones with all that they demand, then optional ones while there is room.
    fn chosen(&mut self, outline: &Outline, depth: usize) -> Result<Vec<State>, Obstacle> {
        let mut chosen = vec![State::Absent; outline.members.len()];
        for (index, _) in outline.members.iter().enumerate().filter(|(_, member)| member.needed) {
            if !outline.close(&mut chosen, index, State::Needed) {
                return Err(Obstacle::impossible("a member demands another that is not allowed"));
            }
        }
        let most = outline.demand().object.most.unwrap_or(usize::MAX);
        if chosen.iter().filter(|state| state.is_there()).count() > most {
            return Err(Obstacle::impossible("it must have more members than it may have"));
        }
        for (index, member) in outline.members.iter().enumerate() {
            if chosen.get(index) == Some(&State::Absent) && self.wanted(member, depth) {
                let mut wider = chosen.clone();
                let closed = outline.close(&mut wider, index, State::Wanted);
                if closed && wider.iter().filter(|state| state.is_there()).count() <= most {
                    chosen = wider;
                }
            }
        }
        Ok(chosen)
    }

    /// Whether an optional member is put in.
    fn wanted(&mut self, member: &Member, depth: usize) -> bool {
        if depth == SHALLOW || !self.has_room(depth) || !member.described || member.is_left_out(self.side) {
            return false;
        }
        self.readable || self.source.once_in(2 + depth)
    }

    /// Adds members until there are enough: described ones first.
    fn fill(
        &mut self,
        outline: &Outline,
        object: &mut Map<String, Value>,
        depth: usize,
    ) -> Result<(), Obstacle> {
        let least = outline.demand().object.least;
        if least > WIDE {
            return Err(Obstacle::not_found(format!("an object of {least} members is too wide to build")));
        }
        if object.len() >= least {
            return Ok(());
        }
        for member in &outline.members {
            if object.len() < least
                && !object.contains_key(&member.name)
                && !member.is_left_out(self.side)
                && let Ok(value) = self.value(&member.goal, Kinds::ALL, depth + 1)
            {
                object.insert(member.name.clone(), value);
            }
        }
        for attempt in 0..least.saturating_mul(6) {
            if object.len() >= least {
                break;
            }
            let Some(name) = further(self.set, &outline.leaf, attempt, &mut self.source) else {
                continue;
            };
            let goal = self.set.goal(member_terms(self.set, &outline.leaf, &name));
            if let Ok(value) = self.value(&goal, Kinds::ALL, depth + 1) {
                object.entry(name).or_insert(value);
            }
        }
        if object.len() < least { Err(Obstacle::not_found("too few members were found")) } else { Ok(()) }
    }
}

/// Whether a member is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Absent,
    Wanted,
    Needed,
}

impl State {
    fn is_there(self) -> bool {
        self != Self::Absent
    }
}

impl Outline {
    /// Puts a member in with all that it demands; false where something that it demands cannot be there.
    fn close(&self, chosen: &mut [State], index: usize, state: State) -> bool {
        let mut open = vec![(index, state)];
        while let Some((index, state)) = open.pop() {
            let Some(place) = chosen.get_mut(index) else { continue };
            if place.is_there() {
                continue;
            }
            *place = state;
            for (_, demanded) in self.dependents.iter().filter(|(from, _)| *from == index) {
                for other in demanded {
                    let Some(other) = other else { return false };
                    open.push((*other, State::Needed));
                }
            }
        }
        true
    }
}
