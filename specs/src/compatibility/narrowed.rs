//! What could be sent and no longer can: values that one schema admits and a later one refuses.

use serde_json::Value;

use super::aside::{AsideReason, Found};
use super::described::{Places, Told, generic};
use super::draws;
use super::sides::Sides;
use super::work::{OF_SCHEMA, Work};
use crate::schema::{Schema, SchemaFault, Side};
use crate::text::pointer::below;

/// A place of a schema at which less is taken than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Narrowing {
    /// The constraint that refuses.
    pub(super) fault: SchemaFault,
    /// The value that is refused.
    pub(super) witness: Value,
}

/// What the later schema refuses of what the earlier one admits, a place at a time. `refused` says what a value breaks when it is sent:
/// nothing where it is taken in some way.
pub(super) fn narrowings(
    sides: &Sides<'_>,
    work: &mut Work,
    refused: &dyn Fn(&Value) -> Vec<SchemaFault>,
) -> Found<Narrowing> {
    let Sides { before, after, .. } = *sides;
    let is_usable = |schema: &Schema| schema.set().defect(schema.pointer()).is_none();
    // What is too large is not even compiled.
    let size = match sides.size(work) {
        Ok(size) => size,
        Err(reason) => return Found::left(reason),
    };
    if !is_usable(before) || !is_usable(after) {
        return Found::left(AsideReason::Unreadable);
    }
    let candidates = candidates(before, after, work);
    let aside = candidates.is_empty().then_some(AsideReason::NoValue);
    let told = told(sides, candidates, size, work, refused);
    Found { told, aside: work.is_used_up().then_some(AsideReason::Work).or(aside) }
}

fn told(
    Sides { before, after, .. }: &Sides<'_>,
    candidates: Vec<Value>,
    size: usize,
    work: &mut Work,
    refused: &dyn Fn(&Value) -> Vec<SchemaFault>,
) -> Vec<Narrowing> {
    let mut found = Vec::new();
    let mut told = Told::new();
    for value in candidates {
        if found.len() >= OF_SCHEMA || !work.takes(size.min(1000)) {
            break;
        }
        let faults = refused(&value);
        let places = Places::of(before, &value);
        if faults.is_empty() || !before.admits(&value) || !places.is_whole() || !is_ordinary(&value) {
            continue;
        }
        let later = Places::of(after, &value);
        let founded = faults.into_iter().filter(|fault| is_founded(fault, &places, &later));
        let new = founded.filter(|fault| is_new(fault, &places, &mut told));
        found.extend(new.map(|fault| Narrowing { fault, witness: value.clone() }));
    }
    found.truncate(OF_SCHEMA);
    found
}

/// Values that may show it: members of the earlier schema, and what breaks the later one as little as can be.
fn candidates(before: &Schema, after: &Schema, work: &mut Work) -> Vec<Value> {
    let mut values = draws::members(before, Side::Request, work);
    let base = values.iter().rev().find(|value| after.admits(value)).cloned();
    if let Some(base) = base.filter(|_| work.takes(10_000)) {
        values.extend(after.violate(&base, 0).violations.into_iter().map(|violation| violation.value));
    }
    draws::sorted(values)
}

/// Whether neither the place nor the constraint was told before. Of members that anybody may call as he likes one stands for
/// all.
fn is_new(fault: &SchemaFault, before: &Places<'_>, told: &mut Told) -> bool {
    let is_named = |name: &&String| fault.keyword == "required" || before.names(&below(&fault.at, name));
    let property = fault.property.as_ref().filter(is_named);
    let keys = [&generic(&fault.at), &fault.constraint].map(|place| (place.clone(), property.cloned()));
    let is_new = keys.iter().all(|key| !told.contains(key));
    told.extend(keys);
    is_new
}

/// Whether the earlier schema spoke of what the later one refuses: a member that nobody had described may be described now.
fn is_founded(fault: &SchemaFault, before: &Places<'_>, after: &Places<'_>) -> bool {
    let is_only_of_others = !before.names(&fault.at) && after.names(&fault.at);
    let speaks = fault.at.is_empty() || !is_only_of_others;
    // What is no object was no matter of a schema that names members alone.
    let says = if fault.keyword == "type" { before.types(&fault.at) } else { before.says(&fault.at) };
    says && speaks
}

/// Whether its numbers are such as programs hold: that the width of numbers is written down narrows nothing for anybody.
fn is_ordinary(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.as_i64().is_some() || number.as_f64().is_some_and(|number| number.abs() < 9e15)
        }
        Value::Object(members) => members.values().all(is_ordinary),
        Value::Array(items) => items.iter().all(is_ordinary),
        _ => true,
    }
}
