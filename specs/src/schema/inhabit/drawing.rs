//! One attempt at a value, from the outside in.

use std::sync::Arc;

use serde_json::Value;

use super::goal::{Goal, Outlines};
use super::kinds::Kinds;
use super::obstacle::Obstacle;
use super::outline::Outline;
use super::source::Source;
use crate::schema::equal::equal;
use crate::schema::set::SchemaSet;
use crate::schema::side::Side;

/// One attempt.
pub(super) struct Drawing<'a> {
    pub(super) set: &'a SchemaSet,
    pub(super) source: Source,
    /// Whether the value is for a person to read: full, plain, with the document's examples.
    pub(super) readable: bool,
    pub(super) attempt: usize,
    pub(super) side: Side,
    /// After so many places nothing optional is added any more.
    pub(super) room: usize,
    /// How many more places are drawn before the attempt is given up.
    fuel: usize,
    /// The goals that are being drawn, from the outside in.
    stack: Vec<*const Goal>,
}

/// Optional members end at this depth.
pub(super) const SHALLOW: usize = 4;
/// A value is never nested deeper than this.
const DEEP: usize = 48;
/// One value has no more places than this.
const FUEL: usize = 20_000;
/// After so many places nothing optional is added any more, unless less is asked for.
pub(in crate::schema) const FULL: usize = 1500;

impl<'a> Drawing<'a> {
    /// An attempt at a random value.
    pub(super) fn new(set: &'a SchemaSet, source: Source) -> Self {
        Self {
            set,
            source,
            readable: false,
            attempt: 0,
            side: Side::Both,
            room: FULL,
            fuel: FUEL,
            stack: Vec::new(),
        }
    }

    /// A value of one of these types that meets a goal.
    pub(super) fn value(&mut self, goal: &Arc<Goal>, kinds: Kinds, depth: usize) -> Result<Value, Obstacle> {
        let own = Arc::as_ptr(goal);
        if depth > SHALLOW && self.stack.contains(&own) {
            return Err(Obstacle::impossible("it contains itself without end"));
        }
        if depth > DEEP || self.fuel == 0 {
            return Err(Obstacle::not_found("it is nested too deep or has too many places"));
        }
        self.fuel -= 1;
        self.stack.push(own);
        let value = self.among(goal.outlines(self.set), kinds, depth);
        self.stack.pop();
        value
    }

    /// Whether there is room for what can be left out.
    pub(super) fn has_room(&self, depth: usize) -> bool {
        depth <= SHALLOW && self.fuel + self.room > FUEL
    }

    fn among(&mut self, outlines: &Outlines, kinds: Kinds, depth: usize) -> Result<Value, Obstacle> {
        let count = outlines.all.len();
        let start = if self.readable { self.attempt % count.max(1) } else { self.source.below(count) };
        let mut obstacle = Obstacle { why: outlines.why.clone(), proven: outlines.complete };
        for outline in outlines.all.iter().cycle().skip(start).take(count) {
            match self.of(outline, kinds, depth) {
                Ok(value) => return Ok(value),
                Err(found) => {
                    obstacle = Obstacle { proven: obstacle.proven && found.proven, ..found };
                }
            }
        }
        Err(obstacle)
    }

    fn of(&mut self, outline: &Outline, kinds: Kinds, depth: usize) -> Result<Value, Obstacle> {
        let demand = outline.demand();
        if let Some(value) = demand.listed.as_ref().and_then(|listed| self.listed(listed, kinds)) {
            return Ok(value);
        }
        let suggests = !demand.suggested.is_empty() && (self.readable || self.source.once_in(3));
        if let Some(value) = suggests.then(|| self.listed(&demand.suggested, kinds)).flatten() {
            return Ok(value);
        }
        let mut open = demand.kinds.and(kinds);
        let mut obstacle = Obstacle { why: "no type is left".to_owned(), proven: kinds == Kinds::ALL };
        while !open.is_empty() {
            let kind = self.kind(open, demand.spoken, depth);
            match self.of_kind(outline, kind, depth) {
                Ok(value) => return Ok(value),
                Err(found) => {
                    obstacle = Obstacle { proven: obstacle.proven && found.proven, ..found };
                }
            }
            open = open.without(kind);
        }
        Err(obstacle)
    }

    fn listed(&mut self, listed: &[Value], kinds: Kinds) -> Option<Value> {
        let start = if self.readable { 0 } else { self.source.below(listed.len()) };
        let mut values = listed.iter().cycle().skip(start).take(listed.len());
        values.find(|value| kinds.meets(Kinds::of(value))).cloned()
    }

    /// The type to draw: one that keywords speak of, unless now and then; deep down no more arrays and objects.
    fn kind(&mut self, open: Kinds, spoken: Kinds, depth: usize) -> Kinds {
        let likely = open.and(spoken);
        let mut kinds =
            if likely.is_empty() || (!self.readable && self.source.once_in(4)) { open } else { likely };
        let plain = kinds.without(Kinds::ARRAY.or(Kinds::OBJECT));
        if depth > SHALLOW && !plain.is_empty() {
            kinds = plain;
        }
        if self.readable && self.attempt == 0 {
            kinds.nth(0)
        } else {
            kinds.nth(self.source.below(kinds.count()))
        }
    }

    fn of_kind(&mut self, outline: &Outline, kind: Kinds, depth: usize) -> Result<Value, Obstacle> {
        let excluded = &outline.demand().excluded;
        let mut obstacle = Obstacle::not_found("every value that was drawn is excluded");
        for _ in 0..if excluded.is_empty() { 1 } else { 24 } {
            match self.plain(outline, kind, depth) {
                Ok(value) if excluded.iter().any(|excluded| equal(excluded, &value)) => {}
                Ok(value) => return Ok(value),
                Err(found) => obstacle = found,
            }
        }
        obstacle.proven |= kind == Kinds::NULL;
        Err(obstacle)
    }

    fn plain(&mut self, outline: &Outline, kind: Kinds, depth: usize) -> Result<Value, Obstacle> {
        match kind {
            Kinds::STRING => self.text(&outline.demand().text),
            Kinds::INTEGER => self.number(&outline.demand().number, true),
            Kinds::FRACTION => self.number(&outline.demand().number, false),
            Kinds::BOOLEAN => Ok(Value::Bool(self.truth(&outline.demand().excluded))),
            Kinds::ARRAY => self.array(outline, depth),
            Kinds::OBJECT => self.object(outline, depth),
            _ => Ok(Value::Null),
        }
    }

    fn truth(&mut self, excluded: &[Value]) -> bool {
        match excluded.iter().find_map(Value::as_bool) {
            Some(excluded) => !excluded,
            None => self.readable || self.source.once_in(2),
        }
    }
}
