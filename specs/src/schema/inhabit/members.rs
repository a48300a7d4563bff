//! The schemas that apply to each member of an object.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::branch::Leaf;
use super::demand::Layer;
use super::goal::Goal;
use super::names::is_allowed;
use super::obstacle::Obstacle;
use super::term::Term;
use crate::schema::place::below;
use crate::schema::set::SchemaSet;
use crate::schema::side::Side;
use crate::schema::sided::is_left_out;

/// A member that an object may have or must have.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) goal: Arc<Goal>,
    pub(super) needed: bool,
    /// Whether it is described, and not only spoken of by what depends on others.
    pub(super) described: bool,
    /// The sides that leave it out where they can.
    left_out: [bool; 2],
}

impl Member {
    /// Whether a side leaves the member out.
    pub(super) fn is_left_out(&self, side: Side) -> bool {
        let [request, response] = self.left_out;
        match side {
            Side::Request => request,
            Side::Response => response,
            Side::Both => false,
        }
    }
}

/// Every member that is spoken of and can be there, in the order of the document.
pub(super) fn members(set: &SchemaSet, leaf: &Leaf) -> Result<Vec<Member>, Obstacle> {
    let object = &leaf.demand.object;
    let mut seen = BTreeSet::new();
    let mut members = Vec::new();
    let described: Vec<&String> = object
        .layers
        .iter()
        .filter(|layer| layer.keyword == "properties")
        .flat_map(|layer| names(set, layer))
        .collect();
    let demanded = object.dependents.iter().flat_map(|(name, names)| std::iter::once(name).chain(names));
    for (name, described) in described
        .into_iter()
        .chain(&object.required)
        .map(|name| (name, true))
        .chain(demanded.map(|name| (name, false)))
    {
        if !seen.insert(name) {
            continue;
        }
        let needed = object.required.contains(name);
        let terms = member_terms(set, leaf, name);
        let closed = terms.iter().find(|term| *set.value(&term.pointer) == Value::Bool(!term.holds));
        let refused = !is_allowed(set, leaf, name);
        if needed && (refused || closed.is_some()) {
            return Err(Obstacle::impossible(format!("the member {name} is required and not allowed")));
        }
        if !refused && closed.is_none() {
            members.push(member(set, name, terms, needed, described));
        }
    }
    Ok(members)
}

fn member(set: &SchemaSet, name: &str, terms: Vec<Term>, needed: bool, described: bool) -> Member {
    let left_out = [Side::Request, Side::Response]
        .map(|side| terms.iter().any(|term| is_left_out(set.document(), set.value(&term.pointer), side)));
    Member { name: name.to_owned(), goal: set.goal(terms), needed, described, left_out }
}

/// The schemas that apply to a member of that name.
pub(super) fn member_terms(set: &SchemaSet, leaf: &Leaf, name: &str) -> Vec<Term> {
    let object = &leaf.demand.object;
    let mut terms: Vec<Term> = object.layers.iter().flat_map(|layer| layer_terms(set, layer, name)).collect();
    terms.extend(object.special.iter().filter(|(special, _)| special == name).map(|(_, term)| term.clone()));
    for (owner, term) in &object.unevaluated {
        if !is_evaluated(set, leaf, *owner, name) {
            terms.push(term.clone());
        }
    }
    terms.sort();
    terms.dedup();
    terms
}

/// Whether a part or one below it speaks of a member.
fn is_evaluated(set: &SchemaSet, leaf: &Leaf, owner: usize, name: &str) -> bool {
    let object = &leaf.demand.object;
    let spoken =
        |layer: &Layer| leaf.is_within(layer.owner, owner) && !layer_terms(set, layer, name).is_empty();
    let deeper = |other: usize| other != owner && leaf.is_within(other, owner);
    object.layers.iter().any(spoken) || object.unevaluated.iter().any(|(other, _)| deeper(*other))
}

fn layer_terms(set: &SchemaSet, layer: &Layer, name: &str) -> Vec<Term> {
    let Some(schema) = set.value(&layer.pointer).as_object() else {
        return Vec::new();
    };
    let place = below(&layer.pointer, layer.keyword);
    match layer.keyword {
        "properties" if has(schema, "properties", name) => vec![Term::holds(below(&place, name))],
        "patternProperties" => {
            let matching = keys(schema, "patternProperties").filter(|pattern| set.matches(pattern, name));
            matching.map(|pattern| Term::holds(below(&place, pattern))).collect()
        }
        "additionalProperties" if !is_described(set, schema, name) => vec![Term::holds(place)],
        _ => Vec::new(),
    }
}

/// Whether the schema's own `properties` or `patternProperties` speak of a name.
pub(super) fn is_described(set: &SchemaSet, schema: &Map<String, Value>, name: &str) -> bool {
    has(schema, "properties", name)
        || keys(schema, "patternProperties").any(|pattern| set.matches(pattern, name))
}

fn has(schema: &Map<String, Value>, keyword: &str, name: &str) -> bool {
    schema.get(keyword).is_some_and(|map| map.get(name).is_some())
}

fn keys<'a>(schema: &'a Map<String, Value>, keyword: &str) -> impl Iterator<Item = &'a String> {
    schema.get(keyword).and_then(Value::as_object).into_iter().flat_map(Map::keys)
}

fn names<'a>(set: &'a SchemaSet, layer: &Layer) -> impl Iterator<Item = &'a String> {
    set.value(&layer.pointer).get(layer.keyword).and_then(Value::as_object).into_iter().flat_map(Map::keys)
}

/// The patterns that describe members.
pub(super) fn patterns<'a>(set: &'a SchemaSet, leaf: &'a Leaf) -> impl Iterator<Item = &'a String> {
    let layers = leaf.demand.object.layers.iter().filter(|layer| layer.keyword == "patternProperties");
    layers.flat_map(|layer| names(set, layer))
}
