//! The resources of an interface.

use std::collections::BTreeMap;

use super::dependency::{self, Dependency};
use super::identifier::{Wanted, source};
use super::list::{self, List};
use super::names::{folded, names_thing};
use super::path::{noun, segments, shape, variable};
use super::places;
use super::upkeep::Cast;
use crate::name::OperationId;
use crate::plan::Capture;
use crate::schema::Schema;
use crate::standard::{Location, Named, Operation, Parameter};

/// A kind of thing that the platform keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The path of the collection, such as `/owners/{ownerId}/pets`.
    pub collection: String,
    /// What a thing is called: lower case, no separators, in the singular.
    pub noun: String,
    /// The variable that takes the identifier, as the operation calls it that was read first.
    pub variable: String,
    /// What brings a thing about.
    pub create: Option<Create>,
    /// What lists the things.
    pub list: Option<List>,
    /// What reads one.
    pub read: Option<OperationId>,
    /// What puts another in its place.
    pub replace: Option<OperationId>,
    /// What changes some of it.
    pub update: Option<OperationId>,
    /// What removes it.
    pub destroy: Option<OperationId>,
    /// JSON pointer of the identifier in the answer of each operation that answers with one thing.
    pub(super) identified: BTreeMap<OperationId, String>,
    /// JSON pointer of the thing in the answer of each operation that answers with one.
    pub(super) things: BTreeMap<OperationId, String>,
}

/// The operation that brings a thing about, and where its identifier is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Create {
    /// The operation.
    pub operation: OperationId,
    /// The identifier, and where it is found.
    pub identifier: Capture,
}

/// The resources of an interface, and what each operation needs of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    /// By the shape of the path of one thing.
    by_shape: BTreeMap<String, Resource>,
    /// The shape of the first resource that an operation brings about.
    created: BTreeMap<OperationId, String>,
    /// The shape of the first resource that an operation serves.
    served: BTreeMap<OperationId, String>,
    dependencies: BTreeMap<OperationId, Vec<Dependency>>,
    /// What of an operation's exchange others need.
    captures: BTreeMap<OperationId, Vec<Capture>>,
}

impl Resources {
    /// What these operations show.
    pub fn of(operations: &[Operation]) -> Self {
        let mut resources = BTreeMap::new();
        let routes = routes(operations);
        let whole = operations.iter().map(|operation| (operation, segments(&operation.path).len()));
        // Things of which no operation is about one alone still stand in the paths of others.
        let before = operations
            .iter()
            .flat_map(|operation| (1..segments(&operation.path).len()).map(move |end| (operation, end)));
        for (operation, end) in whole.chain(before) {
            if let Some((shape, resource)) = begun(&routes, operation, end) {
                resources.entry(shape).or_insert(resource);
            }
        }
        let mut found = Self { by_shape: resources, ..Self::default() };
        found.index();
        found.dependencies = dependency::all(operations, &found);
        for dependency in found.dependencies.values().flatten() {
            let captures = found.captures.entry(dependency.producer.clone()).or_default();
            if !captures.contains(&dependency.capture) {
                captures.push(dependency.capture.clone());
            }
        }
        found
    }

    /// The resources, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Resource> {
        self.by_shape.values()
    }

    /// What the operation needs that others bring about.
    pub fn dependencies(&self, operation: &OperationId) -> &[Dependency] {
        self.dependencies.get(operation).map(Vec::as_slice).unwrap_or_default()
    }

    /// What of an operation's exchange others need.
    pub fn captures(&self, producer: &OperationId) -> &[Capture] {
        self.captures.get(producer).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everything that some operation needs.
    pub fn all_dependencies(&self) -> impl Iterator<Item = &Dependency> {
        self.dependencies.values().flatten()
    }

    /// What the operations that need what this one brings about say of its identifier.
    pub fn taken(&self, operations: &[Operation], producer: &OperationId) -> Vec<Schema> {
        let needs = |operation: &Operation| {
            let own = self.dependencies(&operation.id).iter();
            let own = own.filter(|dependency| dependency.producer == *producer);
            own.filter_map(|dependency| dependency.need.schema(operation)).collect::<Vec<_>>()
        };
        operations.iter().flat_map(needs).collect()
    }

    /// The operations around the thing that the operation serves or brings about, if one can be created.
    pub fn cast<'o>(&'o self, operations: &'o Named<Operation>, operation: &OperationId) -> Option<Cast<'o>> {
        let resource = self.created_by(operation).or_else(|| self.served_by(operation))?;
        let of = |id: &OperationId| operations.named(id.as_str());
        Some(Cast {
            resource,
            create: of(&resource.create.as_ref()?.operation)?,
            read: resource.read.as_ref().and_then(of),
            list: resource.list.as_ref().and_then(|list| of(&list.operation)),
            replace: resource.replace.as_ref().and_then(of),
            update: resource.update.as_ref().and_then(of),
            destroy: resource.destroy.as_ref().and_then(of),
        })
    }

    /// Notes which operations bring about and serve which resource.
    fn index(&mut self) {
        for (shape, resource) in &self.by_shape {
            let one = [&resource.read, &resource.replace, &resource.update, &resource.destroy];
            let lists = resource.list.as_ref().map(|list| &list.operation);
            for served in one.into_iter().flatten().chain(lists) {
                self.served.entry(served.clone()).or_insert_with(|| shape.clone());
            }
            if let Some(create) = &resource.create {
                self.created.entry(create.operation.clone()).or_insert_with(|| shape.clone());
            }
        }
    }

    /// The resource that the operation brings about.
    pub fn created_by(&self, operation: &OperationId) -> Option<&Resource> {
        self.at(self.created.get(operation)?)
    }

    /// The resource of which the operation reads, changes or removes one, or lists all.
    pub fn served_by(&self, operation: &OperationId) -> Option<&Resource> {
        self.at(self.served.get(operation)?)
    }

    /// The resource whose things have the path of these segments; what its variables are called does not matter.
    pub fn of_items(&self, segments: &[&str]) -> Option<&Resource> {
        self.at(&shape(segments))
    }

    /// The resource whose things have paths of this shape.
    pub(super) fn at(&self, shape: &str) -> Option<&Resource> {
        self.by_shape.get(shape)
    }
}

/// Operations by the shape of their path and their method, the first of each.
type Routes<'o> = BTreeMap<(String, &'o str), &'o Operation>;

fn routes(operations: &[Operation]) -> Routes<'_> {
    // The last entry of a key stays.
    let first_last = operations.iter().rev();
    first_last
        .map(|operation| ((shape(&segments(&operation.path)), operation.method.as_str()), operation))
        .collect()
}

/// The resource of which one stands at this end of the operation's path, with all that the others do to it.
fn begun(routes: &Routes<'_>, operation: &Operation, end: usize) -> Option<(String, Resource)> {
    let all = segments(&operation.path);
    let parts = all.get(..end)?;
    let (last, before) = parts.split_last()?;
    let (name, noun) = (variable(last)?, noun(before)?);
    let folded = folded(name);
    let parameter = parameter(operation, name)?;
    let wanted = Wanted { variable: &folded, noun: &noun, parameter };
    let (item, collection) = (shape(parts), shape(before));
    let of = |wanted: &str, method: &'static str| routes.get(&(wanted.to_owned(), method)).copied();
    let id = |method: &'static str| of(&item, method).map(|operation| operation.id.clone());
    let is_named = names_thing(&folded, &noun);
    let create = of(&collection, "POST").filter(|_| is_named).and_then(|operation| {
        let identifier = dependency::captured(&operation.id, source(operation, wanted)?);
        Some(Create { operation: operation.id.clone(), identifier })
    });
    let served = [of(&collection, "POST"), of(&item, "GET"), of(&item, "PUT"), of(&item, "PATCH")];
    let served = || served.into_iter().flatten();
    let identified =
        served().filter_map(|operation| Some((operation.id.clone(), places::identified(operation, wanted)?)));
    let sent_to = of(&collection, "POST");
    let things = served()
        .filter_map(|operation| Some((operation.id.clone(), places::thing(operation, wanted, sent_to?)?)));
    let resource = Resource {
        identified: identified.collect(),
        things: things.collect(),
        collection: format!("/{}", before.join("/")),
        noun: noun.clone(),
        variable: name.to_owned(),
        create,
        list: of(&collection, "GET").and_then(|operation| list::list(operation, wanted)),
        read: id("GET"),
        replace: id("PUT"),
        update: id("PATCH"),
        destroy: id("DELETE"),
    };
    Some((item, resource))
}

/// The path parameter of this name.
pub(super) fn parameter<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.location == Location::Path && parameter.name == name)
}
