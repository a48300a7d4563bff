//! Which wrong types are tried at a place: the few that platforms take by mistake, not every type that there is.

use std::collections::BTreeMap;

use super::material::{Breaking, named};

/// How many wrong types are tried at a place.
const TRIED: usize = 4;

/// Wrong types by how often they are taken by mistake; those that are not listed come last.
const BY_LIKELIHOOD: &[&str] = &[
    "null",
    "coercion-text",
    "coercion-number",
    "coercion-item",
    "integer",
    "number",
    "object",
    "array",
    "string",
    "boolean",
    "coercion-array",
];

/// Keeps the likeliest wrong types of each place, in their order.
pub(crate) fn keep_likeliest(violations: &mut Vec<Breaking<'_>>) {
    let mut ways: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for breaking in violations.iter().filter(|breaking| breaking.constraint.keyword == "type") {
        ways.entry(key(breaking)).or_default().push(likelihood(&breaking.what));
    }
    for likelihoods in ways.values_mut() {
        likelihoods.sort_unstable();
        likelihoods.truncate(TRIED);
    }
    violations.retain(|breaking| {
        let kept = ways.get(&key(breaking));
        breaking.constraint.keyword != "type"
            || kept.is_some_and(|kept| kept.contains(&likelihood(&breaking.what)))
    });
}

fn key(breaking: &Breaking<'_>) -> (String, String) {
    (named(&breaking.place), breaking.constraint.pointer.clone())
}

/// The rank of a way, which may stand after the place within a parameter.
fn likelihood(what: &str) -> usize {
    let way = what.rsplit('.').next().unwrap_or(what);
    BY_LIKELIHOOD.iter().position(|known| *known == way).unwrap_or(BY_LIKELIHOOD.len())
}
