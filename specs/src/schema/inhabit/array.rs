//! Arrays: their length, the items that are described, and what they must contain.

use std::sync::Arc;

use serde_json::Value;

use super::demand::{ArrayDemand, Contained};
use super::drawing::Drawing;
use super::goal::Goal;
use super::items::item_terms;
use super::kinds::Kinds;
use super::obstacle::Obstacle;
use super::outline::Outline;
use crate::schema::equal::equal;

/// No array is filled beyond this.
const LONG: usize = 1100;
/// As many items are drawn until one differs from all others.
const TRIES: usize = 40;

impl Drawing<'_> {
    /// An array that an outline describes.
    pub(super) fn array(&mut self, outline: &Outline, depth: usize) -> Result<Value, Obstacle> {
        let array = &outline.demand().array;
        let length = self.length(array, depth)?;
        let slots = self.slots(array, length)?;
        let needed = slots.iter().rposition(|contained| !contained.is_empty()).map_or(0, |last| last + 1);
        let mut items: Vec<Value> = Vec::new();
        for (index, contained) in slots.iter().enumerate() {
            match self.item(outline, contained, index, &items, depth) {
                Ok(item) => items.push(item),
                Err(_) if index >= array.least.max(needed) => break,
                Err(obstacle) => return Err(obstacle),
            }
        }
        if array.repeated {
            self.repeat(&mut items)?;
        }
        Ok(Value::Array(items))
    }

    fn length(&mut self, array: &ArrayDemand, depth: usize) -> Result<usize, Obstacle> {
        let most_of_a_kind = array.contained.iter().map(|contained| contained.least).max();
        let together =
            array.contained.iter().fold(0_usize, |sum, contained| sum.saturating_add(contained.least));
        let least = array.least.max(most_of_a_kind.unwrap_or(0));
        if least > LONG {
            return Err(Obstacle::not_found(format!("an array of {least} items is too long to build")));
        }
        let usual = match (self.readable, depth) {
            (_, depth) if !self.has_room(depth) => least,
            (true, _) => 1,
            (false, _) => self.source.below(4) + least,
        };
        Ok(usual.max(least).max(together.min(LONG)).min(array.most.unwrap_or(LONG)))
    }

    /// For each item the kinds that it is to be of: those that must be contained have items of their own, the last ones
    /// first, as long as there are enough.
    fn slots<'d>(
        &mut self,
        array: &'d ArrayDemand,
        length: usize,
    ) -> Result<Vec<Vec<&'d Contained>>, Obstacle> {
        let mut slots: Vec<Vec<&Contained>> = vec![Vec::new(); length];
        let overlaid = self.attempt % 3 == 2;
        for contained in &array.contained {
            let mut left = contained.least;
            let start = if overlaid { self.source.below(length.max(1)) } else { 0 };
            for pass in 0..2 {
                for turn in 0..length {
                    let index = (length - 1 - turn + start) % length;
                    let Some(slot) = slots.get_mut(index) else { continue };
                    let own = slot.iter().any(|known| std::ptr::eq(*known, contained));
                    if left > 0 && !own && (pass == 1 || overlaid || slot.is_empty()) {
                        slot.push(contained);
                        left -= 1;
                    }
                }
            }
            if left > 0 {
                return Err(Obstacle::impossible("it must contain more than it can hold"));
            }
        }
        Ok(slots)
    }

    fn item(
        &mut self,
        outline: &Outline,
        contained: &[&Contained],
        index: usize,
        items: &[Value],
        depth: usize,
    ) -> Result<Value, Obstacle> {
        let array = &outline.demand().array;
        let goal = self.item_goal(outline, contained, index);
        let goal = goal.as_ref().or_else(|| outline.item(index));
        let goal = goal.ok_or_else(|| Obstacle::not_found("no item is described"))?;
        for _ in 0..TRIES {
            let item = self.value(goal, Kinds::ALL, depth + 1)?;
            if !array.distinct || !items.iter().any(|known| equal(known, &item)) {
                return Ok(item);
            }
        }
        Err(Obstacle::not_found("no further distinct item was found"))
    }

    /// The goal of an item that is contained, or that must not be.
    fn item_goal(&self, outline: &Outline, contained: &[&Contained], index: usize) -> Option<Arc<Goal>> {
        let array = &outline.demand().array;
        if array.contained.iter().all(|contained| contained.least == 0 && contained.most.is_none()) {
            return None;
        }
        let mut terms = item_terms(self.set, &outline.leaf, index);
        for kind in &array.contained {
            if contained.iter().any(|chosen| std::ptr::eq(*chosen, kind)) {
                terms.push(kind.term.clone());
            } else if kind.most.is_some() && !terms.contains(&kind.term) {
                terms.push(kind.term.opposite());
            }
        }
        terms.sort();
        terms.dedup();
        Some(self.set.goal(terms))
    }

    /// Makes one item the same as another.
    fn repeat(&mut self, items: &mut [Value]) -> Result<(), Obstacle> {
        let last = items.len().checked_sub(1).filter(|last| *last > 0);
        let last = last.ok_or_else(|| Obstacle::not_found("there is no item to repeat"))?;
        let other = self.source.below(last);
        let (from, to) = if self.source.once_in(2) { (other, last) } else { (last, other) };
        if let Some(item) = items.get(from).cloned()
            && let Some(place) = items.get_mut(to)
        {
            *place = item;
        }
        Ok(())
    }
}
