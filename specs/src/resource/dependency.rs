//! What an operation needs that another brings about: a value in its path, query or body.

use std::collections::BTreeMap;

use super::identifier::{escaped, fits, json};
use super::names::{folded, parted};
use super::path::{segments, shape, variable};
use super::places::described;
use super::shape::{has, members};
use super::whole::{Resource, Resources, parameter};
use crate::name::OperationId;
use crate::plan::{Capture, CaptureFrom};
use crate::schema::Schema;
use crate::standard::{Effect, Link, Location, Operation, Parameter};

/// Something that an operation needs, and the operation in whose exchange it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Where the value is sent.
    pub need: Need,
    /// The operation that brings it about.
    pub producer: OperationId,
    /// The value in the producer's exchange.
    pub capture: Capture,
    /// What says so.
    pub ground: Ground,
}

/// Where a value is sent that another operation brings about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A path parameter.
    Path(String),
    /// A query parameter.
    Query(String),
    /// A JSON pointer into the body.
    Body(String),
}

/// What says that an operation needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A link of the document.
    Link,
    /// Paths and names.
    Names,
}

impl Need {
    /// What the operation says of the value.
    pub(super) fn schema(&self, operation: &Operation) -> Option<Schema> {
        let of = |name: &str, location| {
            let mut parameters = operation.parameters.iter();
            parameters.find(|parameter| parameter.location == location && parameter.name == name)
        };
        match self {
            Self::Path(name) => of(name, Location::Path).map(|parameter| parameter.schema.clone()),
            Self::Query(name) => of(name, Location::Query).map(|parameter| parameter.schema.clone()),
            Self::Body(at) => described(json(&operation.request_body.as_ref()?.content)?, at),
        }
    }
}

/// Every operation's dependencies, without circles.
pub(super) fn all(operations: &[Operation], resources: &Resources) -> BTreeMap<OperationId, Vec<Dependency>> {
    let mut found = BTreeMap::new();
    for kind in [linked, in_path, in_query, in_body] {
        for operation in operations {
            for dependency in kind(operations, resources, operation) {
                add(&mut found, operation, dependency);
            }
        }
    }
    found
}

type Found = BTreeMap<OperationId, Vec<Dependency>>;

/// Adds a dependency unless the value is known already or the producer would need the operation itself.
fn add(found: &mut Found, operation: &Operation, dependency: Dependency) {
    let is_circle =
        dependency.producer == operation.id || reaches(found, &dependency.producer, &operation.id);
    let own = found.entry(operation.id.clone()).or_default();
    let is_known = own.iter().any(|known| known.need == dependency.need);
    if !is_circle && !is_known {
        own.push(dependency);
    }
}

/// Whether `from` needs `to`, at however many removes; there are no circles in what was found.
fn reaches(found: &Found, from: &OperationId, to: &OperationId) -> bool {
    let direct = found.get(from).into_iter().flatten();
    direct.map(|dependency| &dependency.producer).any(|next| next == to || reaches(found, next, to))
}

/// What links of other operations' responses say of the operation.
fn linked(operations: &[Operation], _: &Resources, operation: &Operation) -> Vec<Dependency> {
    let mut all = Vec::new();
    for producer in operations {
        for link in producer.responses.values().flat_map(|response| &response.links) {
            if is_meant(link, operation) && may_feed(producer, operation) {
                all.extend(fed(link, producer, operation));
            }
        }
    }
    // What was made on purpose comes before what was found.
    all.sort_by_key(|(effect, _)| *effect == Effect::ReadOnly);
    all.into_iter().map(|(_, dependency)| dependency).collect()
}

fn is_meant(link: &Link, operation: &Operation) -> bool {
    match &link.operation {
        Some(id) => *id == operation.id,
        None => link.reference.as_ref().is_some_and(|pointer| *pointer == operation.pointer),
    }
}

/// What only reads finds what others own: nothing may be written there.
fn may_feed(producer: &Operation, consumer: &Operation) -> bool {
    producer.effect != Effect::ReadOnly || consumer.effect == Effect::ReadOnly
}

fn fed<'o>(
    link: &'o Link,
    producer: &'o Operation,
    consumer: &'o Operation,
) -> impl Iterator<Item = (Effect, Dependency)> + 'o {
    link.parameters.iter().filter_map(move |(key, expression)| {
        let (location, name) =
            key.split_once('.').map_or((None, key.as_str()), |(at, name)| (Some(at), name));
        let parameter = consumer.parameters.iter().find(|parameter| parameter.name == name)?;
        let need = match parameter.location {
            Location::Path if location.is_none_or(|at| at == "path") => Need::Path(name.to_owned()),
            Location::Query if location.is_none_or(|at| at == "query") && parameter.required => {
                Need::Query(name.to_owned())
            }
            _ => return None,
        };
        let source = expressed(expression)?;
        Some((producer.effect, dependency(need, &producer.id, source, Ground::Link)))
    })
}

/// The values of an exchange that a runtime expression can name (`OpenAPI` 3.1 §4.8.20.4).
fn expressed(expression: &str) -> Option<CaptureFrom> {
    let body = |text: &str| text.strip_prefix('#').map(str::to_owned);
    if let Some(pointer) = expression.strip_prefix("$response.body") {
        return body(pointer).map(CaptureFrom::Body);
    }
    if let Some(pointer) = expression.strip_prefix("$request.body") {
        return body(pointer).map(CaptureFrom::Sent);
    }
    expression.strip_prefix("$response.header.").map(|name| CaptureFrom::Header(name.to_owned()))
}

fn dependency(need: Need, producer: &OperationId, from: CaptureFrom, ground: Ground) -> Dependency {
    Dependency { need, producer: producer.clone(), capture: captured(producer, from), ground }
}

/// A capture of an operation's exchange, under a name that no other has.
pub(super) fn captured(producer: &OperationId, from: CaptureFrom) -> Capture {
    let place = match &from {
        CaptureFrom::Body(pointer) => format!("#{pointer}"),
        CaptureFrom::Sent(pointer) => format!("^{pointer}"),
        CaptureFrom::Header(name) | CaptureFrom::Segment(name) => format!(".{name}"),
    };
    Capture { name: format!("{producer}{place}"), from, optional: false }
}

/// The identifier of a resource's thing, for this place.
fn identified(resource: &Resource, need: Need) -> Option<Dependency> {
    let create = resource.create.as_ref()?;
    Some(dependency(need, &create.operation, create.identifier.from.clone(), Ground::Names))
}

/// Variables of the path that stand behind a collection in which something can be created.
fn in_path(_: &[Operation], resources: &Resources, operation: &Operation) -> Vec<Dependency> {
    let parts = segments(&operation.path);
    let named = (1..=parts.len()).filter_map(|end| {
        let before = parts.get(..end)?;
        let name = variable(before.last()?)?;
        let parameter = parameter(operation, name).filter(|parameter| !is_fixed(parameter))?;
        let resource = resources.at(&shape(before))?;
        identified(resource, Need::Path(parameter.name.clone()))
    });
    named.collect()
}

fn is_fixed(parameter: &Parameter) -> bool {
    ["enum", "const"].iter().any(|keyword| has(&parameter.schema, keyword))
}

/// Query parameters that must be sent and name a resource.
fn in_query(operations: &[Operation], resources: &Resources, operation: &Operation) -> Vec<Dependency> {
    let is_asked = |parameter: &&Parameter| parameter.location == Location::Query && parameter.required;
    let asked = operation.parameters.iter().filter(is_asked).filter(|parameter| !is_fixed(parameter));
    let found = asked.filter_map(|parameter| {
        let resource = resource_named(operations, resources, &parameter.name)?;
        let is_same = |taken: &&Parameter| fits(&parameter.schema, &taken.schema);
        taken(operations, resource).filter(is_same)?;
        identified(resource, Need::Query(parameter.name.clone()))
    });
    found.collect()
}

/// Members of the body that name another resource, and in what changes a thing the member that names it itself.
fn in_body(operations: &[Operation], resources: &Resources, operation: &Operation) -> Vec<Dependency> {
    let body = operation.request_body.as_ref().and_then(|body| json(&body.content));
    let Some(schema) = body else {
        return Vec::new();
    };
    let creates = resources.created_by(&operation.id).map(|resource| &resource.collection);
    let mut found = Vec::new();
    for (name, member) in members(schema) {
        let named = resource_named(operations, resources, &name);
        let other = named.filter(|resource| Some(&resource.collection) != creates);
        let Some(resource) = other.or_else(|| itself(resources, operation, &name)) else {
            continue;
        };
        let is_free = !has(&member, "enum") && !has(&member, "const") && !has(&member, "readOnly");
        let is_same = taken(operations, resource).is_some_and(|taken| fits(&member, &taken.schema));
        if is_free && is_same {
            found.extend(identified(resource, Need::Body(format!("/{}", escaped(&name)))));
        }
    }
    found
}

/// The resource of which the operation changes one, if the member is the one in which the creating answer says the
/// identifier.
fn itself<'r>(resources: &'r Resources, operation: &Operation, name: &str) -> Option<&'r Resource> {
    let changes = |resource: &&Resource| {
        [&resource.replace, &resource.update].into_iter().flatten().any(|id| *id == operation.id)
    };
    let own = resources.served_by(&operation.id).filter(changes);
    let whole = || {
        let path = shape(&segments(&operation.path));
        resources.iter().find(|resource| operation.method == "PUT" && path == collection(resource))
    };
    own.or_else(whole).filter(|resource| {
        matches!(&resource.create.as_ref().map(|create| &create.identifier.from),
            Some(CaptureFrom::Body(pointer)) if *pointer == format!("/{}", escaped(name)))
    })
}

fn collection(resource: &Resource) -> String {
    shape(&segments(&resource.collection))
}

/// The only resource of the outermost level whose things a name such as `petId` names; `id` alone names none.
fn resource_named<'r>(
    operations: &[Operation],
    resources: &'r Resources,
    name: &str,
) -> Option<&'r Resource> {
    let folded = folded(name);
    let (stem, ending) = parted(&folded)?;
    if !["id", "uuid", "guid"].contains(&ending) {
        return None;
    }
    let is_meant = |resource: &&Resource| {
        resource.create.is_some() && resource.noun == stem && taken(operations, resource).is_some()
    };
    let depth = |resource: &&Resource| resource.collection.matches('{').count();
    let mut meant: Vec<&Resource> = resources.iter().filter(is_meant).collect();
    meant.sort_by_key(depth);
    match meant.as_slice() {
        [only] => Some(only),
        [first, second, ..] if depth(first) < depth(second) => Some(first),
        _ => None,
    }
}

/// The parameter that takes the resource's identifier in its path.
fn taken<'o>(operations: &'o [Operation], resource: &Resource) -> Option<&'o Parameter> {
    let one = [&resource.read, &resource.replace, &resource.update, &resource.destroy];
    let id = one.into_iter().flatten().next()?;
    let operation = operations.iter().find(|operation| operation.id == *id)?;
    let name = variable(segments(&operation.path).last().copied()?)?;
    parameter(operation, name)
}
