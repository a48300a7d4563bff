//! All things of a collection in the answer of the operation that lists them.

use hutong_specs::resource::{List, described, described_items};
use hutong_specs::schema::{Schema, Side};
use serde_json::{Map, Value};

use super::answers::{overlay, schema};
use super::place;
use super::slips::{Slip, altered};
use super::things::{Store, Thing};
use crate::answer::Answer;
use crate::plain;
use crate::visit::Visit;

/// How many rows are listed at most.
const ROWS: usize = 2_000;

/// The things as rows, as many as the document allows.
pub(super) fn listed(visit: &Visit<'_>, list: &List, store: &Store) -> Answer {
    let mut answer = plain::accepted(visit.operation);
    let schema = plain::success(visit.operation).and_then(|(_, response)| schema(response));
    let Some(schema) = schema else { return answer };
    let things = store.all(&place::collection(visit));
    let hidden = store.slips(Slip::Unlisted, visit.operation.id.as_str());
    let mut shown: Vec<Thing> =
        things.iter().filter(|_| !hidden).take(ROWS).map(|(_, thing)| thing.clone()).collect();
    if store.slips(Slip::ListedAltered, visit.operation.id.as_str()) {
        let identifier = list.item.rsplit('/').next();
        for thing in &mut shown {
            altered(thing, identifier);
        }
    }
    answer.alter(|whole| fill(whole, list, &shown, &schema));
    answer
}

/// Puts as many rows in as the document allows; where it allows none at all the sample stays.
fn fill(whole: &mut Value, list: &List, things: &[Thing], schema: &Schema) {
    let Some(items) = described(schema, &list.array).and_then(|array| described_items(&array)) else {
        return;
    };
    let sample = whole.pointer(&list.array).and_then(|array| array.get(0)).cloned();
    let sample =
        sample.or_else(|| items.sample_on(Side::Response).ok()).unwrap_or_else(|| Value::Object(Map::new()));
    let rows: Vec<Value> = things.iter().map(|thing| row(&sample, thing, &items)).collect();
    let mut count = rows.len();
    let before = whole.clone();
    loop {
        let Some(place) = whole.pointer_mut(&list.array) else { return };
        *place = Value::Array(rows.iter().take(count).cloned().collect());
        if schema.admits(whole) {
            return;
        }
        if count == 0 {
            *whole = before;
            return;
        }
        count /= 2;
    }
}

fn row(sample: &Value, thing: &Thing, items: &Schema) -> Value {
    let mut row = sample.clone();
    overlay(&mut row, "", thing, items);
    row
}
