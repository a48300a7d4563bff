//! A thing is brought about: it gets a key, is kept, and is answered with it.

use hutong_specs::plan::CaptureFrom;
use hutong_specs::resource::{Create, Resource, Resources, described};
use hutong_specs::schema::{Schema, Side};
use hutong_specs::standard::{Location, Operation, Response};
use hutong_specs::wire::percent_encoded;
use serde_json::Value;

use super::answers::{schema, with_thing};
use super::sent::sent;
use super::slips::{Slip, altered};
use super::things::{Store, Thing};
use super::{keys, place};
use crate::answer::Answer;
use crate::plain;
use crate::visit::Visit;

/// Keeps what was sent and answers with it.
pub(super) fn created(
    visit: &Visit<'_>,
    (resources, resource): (&Resources, &Resource),
    create: &Create,
    store: &mut Store,
) -> Answer {
    let operation = visit.operation;
    let collection = place::collection(visit);
    let sent = sent(visit);
    let taken = taken(visit, resources, resource);
    let Some(key) = key(visit, create, &taken, (&sent, &collection), store) else {
        return plain::accepted(operation);
    };
    let mut thing = sent;
    if let Some(name) = identifier(create) {
        thing.insert(name, key.clone());
    }
    if store.slips(Slip::CreatedAltered, operation.id.as_str()) {
        altered(&mut thing, identifier(create).as_deref());
    }
    let at = resource.thing_in(operation);
    let answer = with_thing(operation, at, &thing);
    // What the platform adds itself reads the same later.
    let shown = at.and_then(|at| answer.value()?.pointer(at)?.as_object().cloned()).unwrap_or_default();
    for (name, value) in shown {
        thing.entry(name).or_insert(value);
    }
    let text = keys::text(&key).unwrap_or_default();
    let answer = located(visit, answer, &collection, &text, store);
    if !store.slips(Slip::CreatedLost, operation.id.as_str()) {
        store.put(&collection, &text, thing);
    }
    answer
}

/// The name of the member in which the thing says its identifier.
fn identifier(create: &Create) -> Option<String> {
    let (CaptureFrom::Body(pointer) | CaptureFrom::Sent(pointer)) = &create.identifier.from else {
        return None;
    };
    Some(pointer.rsplit('/').next()?.replace("~1", "/").replace("~0", "~"))
}

/// What the sender chose, where the document lets it, else a key that is free.
fn key(
    visit: &Visit<'_>,
    create: &Create,
    taken: &[Schema],
    (sent, collection): (&Thing, &str),
    store: &mut Store,
) -> Option<Value> {
    let chosen =
        identifier(create).and_then(|name| sent.get(&name)).filter(|value| keys::text(value).is_some());
    if let Some(chosen) = chosen {
        return Some(chosen.clone());
    }
    let (_, response) = plain::success(visit.operation)?;
    let answered = match &create.identifier.from {
        CaptureFrom::Body(pointer) => described(&schema(response)?, pointer),
        _ => None,
    };
    let slips = store.slips(Slip::SameIdentifier, visit.operation.id.as_str());
    let number = if slips { 7 } else { store.next_number() };
    keys::fresh(number, (answered.as_ref(), taken), |text| !slips && store.get(collection, text).is_some())
}

/// What is allowed where the key is sent: in paths, and wherever else an operation needs it.
fn taken(visit: &Visit<'_>, resources: &Resources, resource: &Resource) -> Vec<Schema> {
    let operations = &visit.standard.operations;
    let served = operations.iter().flat_map(|operation| &operation.parameters);
    let mut same = served
        .filter(|parameter| parameter.location == Location::Path && parameter.name == resource.variable)
        .map(|parameter| parameter.schema.clone());
    let needed = resources.taken(operations, &visit.operation.id);
    same.next().into_iter().chain(needed).map(|schema| schema.on(Side::Request)).collect()
}

/// A declared `Location` names the new thing.
fn located(visit: &Visit<'_>, answer: Answer, collection: &str, key: &str, store: &Store) -> Answer {
    let Some(header) = location(visit.operation) else {
        return answer;
    };
    let slips = store.slips(Slip::LocationElsewhere, visit.operation.id.as_str());
    let key = if slips { "nowhere" } else { key };
    let encoded: String =
        collection.split('/').skip(1).flat_map(|part| ["/".to_owned(), percent_encoded(part)]).collect();
    let path = format!("{encoded}/{}", percent_encoded(key));
    let host = visit.request.header("host").unwrap_or("localhost");
    let whole = Value::from(format!("http://{host}{path}"));
    let is_whole =
        header.1.is_some_and(|schema| !schema.admits(&Value::from(path.as_str())) && schema.admits(&whole));
    let mut answer = answer;
    answer.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("location"));
    answer.with_header(&header.0, if is_whole { whole.as_str().unwrap_or_default().to_owned() } else { path })
}

fn location(operation: &Operation) -> Option<(String, Option<Schema>)> {
    let (_, response): (u16, &Response) = plain::success(operation)?;
    let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("location"))?;
    Some((header.name.clone(), header.schema.clone()))
}
