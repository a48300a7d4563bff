//! What comes of a request that passed the gates, where it is about things that are kept.

use hutong_specs::resource::{Resource, described, described_members};
use hutong_specs::schema::Schema;
use hutong_specs::standard::Operation;
use serde_json::json;

use super::answers::{schema, with_thing};
use super::create::created;
use super::keys;
use super::list::listed;
use super::place::{Named, Part, named, part};
use super::sent::sent;
use super::slips::{Slip, altered};
use super::things::{Store, Thing};
use crate::answer::Answer;
use crate::plain;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// What comes of a request; `None` if it is about nothing that is kept.
pub(crate) fn served(visit: &Visit<'_>, store: &mut Store) -> Option<Result<Answer, Refusal>> {
    let resources = std::mem::take(&mut store.resources);
    let served = (|| {
        let names = named(visit, &resources);
        if let Some(missing) = names.iter().find(|name| !is_there(name, store)) {
            return not_there(visit, missing, store);
        }
        let (resource, part) = part(&resources, visit.operation)?;
        let create = resource.create.as_ref()?;
        match (part, names.iter().find(|name| name.is_last)) {
            (Part::Create, _) => Some(Ok(created(visit, (&resources, resource), create, store))),
            (Part::List, _) => Some(Ok(listed(visit, resource.list.as_ref()?, store))),
            (part, Some(name)) => Some(Ok(one(visit, resource, part, name, store))),
            (_, None) => None,
        }
    })();
    store.resources = resources;
    served
}

fn is_there(name: &Named, store: &Store) -> bool {
    store.get(&name.collection, &name.key).is_some()
        || (name.is_documented && !store.is_removed(&name.collection, &name.key))
}

/// A refusal, if the operation declares any.
fn not_there(visit: &Visit<'_>, name: &Named, store: &Store) -> Option<Result<Answer, Refusal>> {
    let slips = store.slips(Slip::RemovedTwiceBreaks, visit.operation.id.as_str());
    if slips && name.is_last && store.is_removed(&name.collection, &name.key) {
        return Some(Ok(Answer::json(500, &json!({"message": "internal error"}))));
    }
    let is_said = plain::refuses(visit.operation, &RefusalKind::NotFound);
    is_said.then(|| Err(Refusal::new(RefusalKind::NotFound, "没有这个对象")))
}

/// One thing is read, changed or removed.
fn one(visit: &Visit<'_>, resource: &Resource, part: Part, name: &Named, store: &mut Store) -> Answer {
    let operation = visit.operation.id.as_str();
    let kept = store.get(&name.collection, &name.key).cloned();
    let before = kept.unwrap_or_else(|| documented(visit.operation, resource, &name.key));
    let slips = |slip| store.slips(slip, operation);
    let after = match part {
        Part::Replace if !slips(Slip::ReplacedLost) => replaced(visit, resource, &before),
        Part::Update if !slips(Slip::UpdatedLost) => {
            let kept =
                if slips(Slip::UpdateResets) { lessened(&before, resource, visit) } else { before.clone() };
            kept.into_iter().chain(sent(visit)).collect()
        }
        _ => before.clone(),
    };
    let after = slipped(part, resource, visit.operation, (&before, after), store);
    let answer = with_thing(visit.operation, resource.thing_in(visit.operation), &after);
    match part {
        Part::Destroy => removed(operation, name, store),
        _ => keep(operation, name, (part, after), store),
    }
    answer
}

/// The members of a thing as deviating operations leave them.
fn slipped(
    part: Part,
    resource: &Resource,
    operation: &Operation,
    (before, after): (&Thing, Thing),
    store: &Store,
) -> Thing {
    let identifier = resource.identifier_in(operation);
    let reads = part == Part::Read && store.slips(Slip::ReadingChanges, operation.id.as_str());
    let again = part == Part::Replace && *before == after;
    let twice = again && store.slips(Slip::ReplacedTwice, operation.id.as_str());
    let mut after = after;
    if reads || twice {
        altered(&mut after, identifier.as_deref());
    }
    after
}

fn keep(operation: &str, name: &Named, (part, thing): (Part, Thing), store: &mut Store) {
    let all = (part == Part::Replace && store.slips(Slip::ReplacesAll, operation))
        || (part == Part::Update && store.slips(Slip::UpdatesAll, operation));
    store.put(&name.collection, &name.key, thing);
    if all {
        store.each(&name.collection, |thing| altered(thing, None));
    }
}

fn removed(operation: &str, name: &Named, store: &mut Store) {
    if store.slips(Slip::RemovedStays, operation) {
        return;
    }
    store.remove(&name.collection, &name.key);
    if store.slips(Slip::RemovesAll, operation) {
        let others: Vec<String> = store.all(&name.collection).iter().map(|(key, _)| key.clone()).collect();
        for key in &others {
            store.remove(&name.collection, key);
        }
    }
}

/// What was sent, with the identifier and what the platform alone sets.
fn replaced(visit: &Visit<'_>, resource: &Resource, before: &Thing) -> Thing {
    let own = resource.identifier_in(visit.operation);
    let described = visit.operation.request_body.iter().flat_map(|body| &body.content);
    let described = described.filter_map(|media_type| media_type.schema.as_ref());
    let is_sent = |name: &str| described.clone().any(|schema| has_member(schema, name));
    let kept = before.iter().filter(|(name, _)| Some(name.as_str()) == own.as_deref() || !is_sent(name));
    let mut after: Thing = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
    for (name, value) in sent(visit) {
        if Some(name.as_str()) != own.as_deref() {
            after.insert(name, value);
        }
    }
    after
}

fn has_member(schema: &Schema, name: &str) -> bool {
    described_members(schema).contains_key(name)
}

/// The identifier alone.
fn lessened(before: &Thing, resource: &Resource, visit: &Visit<'_>) -> Thing {
    let own = resource.identifier_in(visit.operation);
    let kept = before.iter().filter(|(name, _)| Some(name.as_str()) == own.as_deref());
    kept.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// A thing of which the document speaks: its identifier is known.
fn documented(operation: &Operation, resource: &Resource, key: &str) -> Thing {
    let Some(name) = resource.identifier_in(operation) else {
        return Thing::new();
    };
    let place = plain::success(operation).and_then(|(_, response)| schema(response));
    let at = resource.thing_in(operation).unwrap_or_default();
    let member = place.and_then(|schema| described_members(&described(&schema, at)?).remove(&name));
    Thing::from_iter([(name, keys::typed(key, member.as_ref()))])
}

/// A change that was refused is kept all the same.
pub(crate) fn refused(visit: &Visit<'_>, store: &mut Store) {
    let operation = visit.operation.id.as_str();
    let slips = store.slips(Slip::RefusedReplaces, operation) || store.slips(Slip::RefusedUpdates, operation);
    if !slips || visit.body.is_none() {
        return;
    }
    let resources = std::mem::take(&mut store.resources);
    let name = named(visit, &resources).into_iter().find(|name| name.is_last);
    if let Some(name) = name
        && let Some(mut thing) = store.get(&name.collection, &name.key).cloned()
    {
        altered(
            &mut thing,
            part(&resources, visit.operation)
                .and_then(|(found, _)| found.identifier_in(visit.operation))
                .as_deref(),
        );
        store.put(&name.collection, &name.key, thing);
    }
    store.resources = resources;
}
