//! Where a request points: the collections and keys in its path.

use hutong_specs::resource::{Resource, Resources};
use hutong_specs::standard::{Location, Operation, Parameter, Style};
use hutong_specs::wire::scalar;
use serde_json::Value;

use crate::coding::decoded;
use crate::visit::Visit;

/// What an operation does to things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Brings one about.
    Create,
    /// Lists all.
    List,
    /// Reads one.
    Read,
    /// Puts another in its place.
    Replace,
    /// Changes some of it.
    Update,
    /// Removes it.
    Destroy,
}

/// The resource that an operation serves and what it does there; only things that can be created are kept.
pub(super) fn part<'r>(resources: &'r Resources, operation: &Operation) -> Option<(&'r Resource, Part)> {
    let id = &operation.id;
    resources.iter().filter(|resource| resource.create.is_some()).find_map(|resource| {
        let parts = [
            (resource.create.as_ref().map(|create| &create.operation), Part::Create),
            (resource.list.as_ref().map(|list| &list.operation), Part::List),
            (resource.read.as_ref(), Part::Read),
            (resource.replace.as_ref(), Part::Replace),
            (resource.update.as_ref(), Part::Update),
            (resource.destroy.as_ref(), Part::Destroy),
        ];
        let (_, part) = parts.into_iter().find(|(known, _)| *known == Some(id))?;
        Some((resource, part))
    })
}

/// A thing that a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The path of the collection.
    pub(super) collection: String,
    /// The key in it.
    pub(super) key: String,
    /// Whether the document gives the key as an example.
    pub(super) is_documented: bool,
    /// Whether it is the thing that the operation itself is about.
    pub(super) is_last: bool,
}

/// The things of resources that can be created which the path of a request names, from the outermost on.
pub(super) fn named(visit: &Visit<'_>, resources: &Resources) -> Vec<Named> {
    let templates = segments(&visit.operation.path);
    let texts: Vec<String> = segments(visit.request.path()).into_iter().map(decoded).collect();
    let mut all = Vec::new();
    for end in 1..=templates.len().min(texts.len()) {
        let (Some(before), Some(template), Some(key)) =
            (templates.get(..end), templates.get(end - 1), texts.get(end - 1))
        else {
            continue;
        };
        let name = template.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let parameter = name.and_then(|name| of_path(visit.operation, name));
        if let Some(parameter) = parameter.filter(|parameter| parameter.style == Style::Simple)
            && resources.of_items(before).is_some_and(|resource| resource.create.is_some())
        {
            all.push(Named {
                collection: joined(&texts, end - 1),
                key: key.clone(),
                is_documented: is_documented(parameter, key),
                is_last: end == templates.len(),
            });
        }
    }
    all
}

/// The path of the collection that a request is about as a whole.
pub(super) fn collection(visit: &Visit<'_>) -> String {
    let texts: Vec<String> = segments(visit.request.path()).into_iter().map(decoded).collect();
    joined(&texts, texts.len())
}

fn joined(texts: &[String], end: usize) -> String {
    texts.iter().take(end).flat_map(|text| ["/", text.as_str()]).collect()
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

fn of_path<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.location == Location::Path && parameter.name == name)
}

/// Whether example, default or list of the parameter names the key.
fn is_documented(parameter: &Parameter, key: &str) -> bool {
    let resolved = parameter.schema.resolved();
    let schema = resolved.value();
    let lists = ["examples", "enum"].into_iter().filter_map(|name| schema.get(name)?.as_array()).flatten();
    let single = ["default", "const", "example"].into_iter().filter_map(|name| schema.get(name));
    let mut known = parameter.example.iter().chain(lists).chain(single);
    known.any(|value: &Value| scalar(value).is_some_and(|text| text == key))
}
