//! A demand made ready to draw from: its names are chosen, and each member and item has its goal.

use std::sync::Arc;

use super::branch::Leaf;
use super::demand::Demand;
use super::goal::Goal;
use super::items::item_terms;
use super::members::{Member, members};
use super::names::settle_names;
use super::obstacle::Obstacle;
use super::term::Term;
use crate::schema::set::SchemaSet;
use crate::schema::site::length;

/// One alternative of a goal.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) leaf: Leaf,
    pub(super) members: Vec<Member>,
    /// For each member by its number, the members that it demands; none for one that cannot be there.
    pub(super) dependents: Vec<(usize, Vec<Option<usize>>)>,
    /// The goals of the first items, and last that of all others.
    pub(super) items: Vec<Arc<Goal>>,
}

/// The goals of no more items than this are kept.
const ITEMS: usize = 64;

impl Outline {
    /// Works a leaf out.
    pub(super) fn new(set: &SchemaSet, goal: &Goal, mut leaf: Leaf) -> Result<Self, Obstacle> {
        settle_names(set, &mut leaf)?;
        leaf.demand.settle().map_err(Obstacle::impossible)?;
        settle_listed(set, goal, &mut leaf.demand)?;
        let members = members(set, &leaf)?;
        let dependents = dependents(&leaf, &members);
        let items =
            (0..=described(set, &leaf)).map(|index| set.goal(item_terms(set, &leaf, index))).collect();
        Ok(Self { leaf, members, dependents, items })
    }

    /// The goal of the item at an index.
    pub(super) fn item(&self, index: usize) -> Option<&Arc<Goal>> {
        self.items.get(index).or_else(|| self.items.last())
    }

    /// What is demanded.
    pub(super) fn demand(&self) -> &Demand {
        &self.leaf.demand
    }
}

/// Keeps those listed values that the validator admits, and those suggestions.
fn settle_listed(set: &SchemaSet, goal: &Goal, demand: &mut Demand) -> Result<(), Obstacle> {
    let Some(listed) = &mut demand.listed else {
        demand.suggested.retain(|value| goal.is_met(set, value));
        return Ok(());
    };
    listed.retain(|value| goal.is_met(set, value));
    let why = "no listed value is admitted".to_owned();
    if listed.is_empty() { Err(Obstacle { why, proven: goal.is_exact() }) } else { Ok(()) }
}

fn dependents(leaf: &Leaf, members: &[Member]) -> Vec<(usize, Vec<Option<usize>>)> {
    let number = |name: &String| members.iter().position(|member| member.name == *name);
    let rules = leaf.demand.object.dependents.iter();
    rules
        .filter_map(|(name, demanded)| Some((number(name)?, demanded.iter().map(number).collect())))
        .collect()
}

/// After how many items they are all alike.
fn described(set: &SchemaSet, leaf: &Leaf) -> usize {
    let array = &leaf.demand.array;
    let prefix =
        |pointer: &str| set.value(pointer).as_object().map_or(0, |schema| length(schema, "prefixItems"));
    let layers = array.layers.iter().map(|layer| prefix(&layer.pointer));
    let special = array.special.iter().map(|(index, _): &(usize, Term)| index + 1);
    layers.chain(special).max().unwrap_or(0).min(ITEMS)
}
