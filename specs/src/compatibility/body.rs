//! The body of requests: newly demanded, of a media type that is gone, or taken in fewer values.

use serde_json::Value;

use super::aside::Found;
use super::change::ChangeKind;
use super::compare::Pair;
use super::described::generic;
use super::media;
use super::narrowed::{Narrowing, narrowings};
use super::sides::Sides;
use crate::schema::{Schema, SchemaFault};
use crate::standard::MediaType;
use crate::text::pointer::below;
use crate::wire::is_json;

/// What has become of the body.
pub(super) fn compare(pair: &mut Pair<'_>) {
    let (before, after) = (pair.before.request_body.as_ref(), pair.after.request_body.as_ref());
    if let Some(later) = after.filter(|body| body.required)
        && before.is_none_or(|body| !body.required)
    {
        pair.tell(ChangeKind::BodyRequired, String::new(), later.pointer.clone(), None);
    }
    let taken = after.map(|body| body.content.as_slice()).unwrap_or_default();
    let pointer = after.map_or(&pair.after.pointer, |body| &body.pointer).clone();
    let asked = before.map(|body| body.content.as_slice()).unwrap_or_default();
    for earlier in asked.iter().filter(|media_type| !media::is_range(&media_type.name)) {
        match media::of(taken, &earlier.name) {
            Some(later) => values(pair, earlier, later),
            None => pair.tell(ChangeKind::RequestMediaTypeGone, earlier.name.clone(), pointer.clone(), None),
        }
    }
}

/// Values that were taken and are no longer; of media types other than JSON it is not told, since they are read in many ways.
fn values(pair: &mut Pair<'_>, before: &MediaType, after: &MediaType) {
    let (Some(earlier), Some(later)) = (&before.schema, &after.schema) else { return };
    if !is_json(&before.name) {
        return;
    }
    let found = known(pair, earlier, later);
    pair.leave(&before.name, found.aside);
    for Narrowing { fault, witness } in found.told {
        let at = format!("{} {}", before.name, shown(&fault));
        pair.tell(ChangeKind::BodyNarrowed, at, fault.constraint, Some(witness));
    }
}

/// The same for all who share the schemas.
fn known(pair: &mut Pair<'_>, before: &Schema, after: &Schema) -> Found<Narrowing> {
    let (before, after) = (before.resolved(), after.resolved());
    let key = (before.pointer().to_owned(), after.pointer().to_owned());
    if let Some(known) = pair.state.narrowed.get(&key) {
        return known.clone();
    }
    let refused = |value: &Value| after.faults(value);
    let sides = Sides { before: &before, after: &after, broken: pair.broken() };
    let found = narrowings(&sides, &mut pair.state.work, &refused);
    pair.state.narrowed.insert(key, found.clone());
    found
}

/// The place of a fault, with the member that is missing or not allowed.
fn shown(fault: &SchemaFault) -> String {
    let at = match &fault.property {
        Some(property) => below(&fault.at, property),
        None => fault.at.clone(),
    };
    if at.is_empty() { "/".to_owned() } else { generic(&at) }
}
