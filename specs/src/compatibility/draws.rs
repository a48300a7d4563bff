//! Members of a schema, drawn so that its bounds are among them; always the same ones.

use serde_json::Value;

use super::work::Work;
use crate::schema::{Schema, Side};

/// So many are drawn at random.
const SEEDS: u64 = 12;
/// So many are kept.
const MOST: usize = 240;
/// A value with more places is not kept, nor looked at for its bounds.
const PLACES: usize = 120;

/// Members of `schema` as one side sends them, the shortest first.
pub(super) fn members(schema: &Schema, side: Side, work: &mut Work) -> Vec<Value> {
    let mut drawn: Vec<Value> = Vec::new();
    let sample = schema.sample_on(side).ok().filter(is_small);
    let bases: Vec<Value> =
        sample.iter().cloned().chain(sample.as_ref().map(|sample| schema.minimal(sample))).collect();
    for base in &bases {
        let edges = work.takes(places(base).saturating_mul(places(base)));
        drawn.extend(edges.then(|| schema.edges(base, 0)).into_iter().flatten().map(|edge| edge.value));
    }
    drawn.extend((0..SEEDS).filter_map(|seed| schema.inhabit_on(side, seed).ok()));
    drawn.extend(bases);
    sorted(drawn)
}

/// The values that are small enough, the shortest first, each once.
pub(super) fn sorted(values: Vec<Value>) -> Vec<Value> {
    let small = values.into_iter().filter(is_small);
    let mut texts: Vec<(usize, String, Value)> = small
        .map(|value| {
            let text = value.to_string();
            (text.len(), text, value)
        })
        .collect();
    texts.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    texts.dedup_by(|one, other| one.1 == other.1);
    texts.into_iter().map(|(_, _, value)| value).take(MOST).collect()
}

fn is_small(value: &Value) -> bool {
    places(value) <= PLACES
}

fn places(value: &Value) -> usize {
    1 + match value {
        Value::Object(members) => members.values().map(places).sum(),
        Value::Array(items) => items.iter().map(places).sum(),
        _ => 0_usize,
    }
}
