//! The schemas that apply to each item of an array.

use super::branch::Leaf;
use super::demand::Layer;
use super::term::Term;
use crate::schema::place::below;
use crate::schema::set::SchemaSet;
use crate::schema::site::length;

/// The schemas that apply to the item at an index.
pub(super) fn item_terms(set: &SchemaSet, leaf: &Leaf, index: usize) -> Vec<Term> {
    let array = &leaf.demand.array;
    let mut terms: Vec<Term> =
        array.layers.iter().filter_map(|layer| layer_term(set, layer, index)).collect();
    terms.extend(array.special.iter().filter(|(special, _)| *special == index).map(|(_, term)| term.clone()));
    for (owner, term) in &array.unevaluated {
        if !is_evaluated(set, leaf, *owner, index) {
            terms.push(containing(leaf, *owner).unwrap_or(term).clone());
        }
    }
    terms.sort();
    terms.dedup();
    terms
}

/// What makes an item count as evaluated because the array contains it.
fn containing(leaf: &Leaf, owner: usize) -> Option<&Term> {
    let mut contained = leaf.demand.array.contained.iter();
    let found =
        contained.find(|contained| contained.most != Some(0) && leaf.is_within(contained.owner, owner));
    found.map(|contained| &contained.term)
}

fn is_evaluated(set: &SchemaSet, leaf: &Leaf, owner: usize, index: usize) -> bool {
    let array = &leaf.demand.array;
    let spoken =
        |layer: &Layer| leaf.is_within(layer.owner, owner) && layer_term(set, layer, index).is_some();
    let deeper = |other: usize| other != owner && leaf.is_within(other, owner);
    array.layers.iter().any(spoken) || array.unevaluated.iter().any(|(other, _)| deeper(*other))
}

fn layer_term(set: &SchemaSet, layer: &Layer, index: usize) -> Option<Term> {
    let schema = set.value(&layer.pointer).as_object()?;
    let place = below(&layer.pointer, layer.keyword);
    let prefix = length(schema, "prefixItems");
    match layer.keyword {
        "prefixItems" => (index < prefix).then(|| Term::holds(format!("{place}/{index}"))),
        _ => (index >= prefix).then(|| Term::holds(place)),
    }
}
