//! Rows of lists: how many are of a kind, and whether pages of one list repeat one.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::{Operand, Place, Reference, Relation};
use serde_json::Value;

use super::Scene;
use super::compare::{nothing, readable, referred};
use crate::judge::evidence::short_at;
use crate::judge::predicate::compares;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// What makes an item count.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// JSON pointer within an item.
    pub(super) item: &'a str,
    /// The relation of the item's value to the operand.
    pub(super) relation: Relation,
    /// The other value.
    pub(super) operand: &'a Operand,
}

/// So many items of an array are wanted ones.
pub(super) fn counted(
    scene: Scene<'_>,
    view: &View<'_>,
    array: &str,
    wanted: &Wanted<'_>,
    (count, number): (Relation, u64),
) -> Ruling {
    let items = match rows(view, array) {
        Ok(items) => items,
        Err(ruling) => return ruling,
    };
    let operand = match wanted.operand {
        Operand::Value(value) => value.clone(),
        Operand::Reference(reference) => match referred(scene, reference) {
            Some(value) => value,
            None => return nothing(reference),
        },
    };
    let is_wanted =
        |row: &&Value| compares(row.pointer(wanted.item).unwrap_or(&Value::Null), wanted.relation, &operand);
    let found = items.iter().filter(is_wanted).count() as u64;
    if count.holds(found.cmp(&number)) {
        return Ruling::Met;
    }
    let observed =
        Observed::Pair(format!("{found} of {} items", items.len()), short_at(wanted.item, &operand));
    Ruling::broken(FindingCode::HT301, Place::Body(array.to_owned()), observed)
}

/// No value occurs twice among the items, nor among those of the other array.
pub(super) fn apart(
    scene: Scene<'_>,
    view: &View<'_>,
    array: &str,
    item: &str,
    reference: &Reference,
) -> Ruling {
    let items = match rows(view, array) {
        Ok(items) => items,
        Err(ruling) => return ruling,
    };
    let Some(Value::Array(others)) = referred(scene, reference) else {
        return nothing(reference);
    };
    let values: Vec<&Value> = others.iter().chain(items).filter_map(|row| row.pointer(item)).collect();
    let mut places = values.iter().enumerate();
    let twice = places.find(|(place, value)| values.iter().skip(place + 1).any(|other| other == *value));
    let Some((_, value)) = twice else {
        return Ruling::Met;
    };
    let observed = Observed::Pair(short_at(item, value), short_at(item, value));
    Ruling::broken(FindingCode::HT301, Place::Body(array.to_owned()), observed)
}

/// The array of an answer; where there is none, that is a finding of its own.
fn rows<'a>(view: &'a View<'_>, array: &str) -> Result<&'a Vec<Value>, Ruling> {
    let json = readable(view)?;
    json.pointer(array).and_then(Value::as_array).ok_or_else(|| {
        let observed = Observed::Pair(String::new(), "array".to_owned());
        Ruling::broken(FindingCode::HT301, Place::Body(array.to_owned()), observed)
    })
}
