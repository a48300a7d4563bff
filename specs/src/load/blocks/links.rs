//! Links between building blocks, as the target's operations have them.
//!
//! A block says which of its operations takes a value of an answer. On the target that is each operation of the block that
//! is about the same things: at a path with the same segments for the parameters that both paths have.

use serde_json::{Map, Value, json};

use super::graft::{OWN_PATHS, members};
use super::operations::Fit;
use super::route::find;
use crate::load::kind::METHODS;
use crate::resource::variable;

/// An operation of the target, and the block that it is.
pub(super) struct Served {
    /// The block's operation.
    block: String,
    /// What the operation is called.
    id: String,
    /// Its segment for each parameter of the block's path.
    segments: Vec<(String, String)>,
}

/// Every operation of the target that is a block.
pub(super) fn served(document: &Value, blocks: &[(&str, String, &Value)]) -> Vec<Served> {
    let mut served = Vec::new();
    for (path, _, item) in members(document, OWN_PATHS) {
        let Some((block, segments)) = find(blocks.iter().map(|(path, ..)| *path), path) else { continue };
        let said = blocks.iter().find(|(path, ..)| *path == block).map(|(_, _, item)| *item);
        for method in METHODS {
            let id = |item: &Value| item.get(method)?.get("operationId")?.as_str().map(str::to_owned);
            let is_there = item.get(method).is_some_and(Value::is_object);
            if let Some(block) = said.and_then(id).filter(|_| is_there) {
                let id = id(item).unwrap_or_else(|| format!("{} {path}", method.to_uppercase()));
                let segments = segments.iter().map(|(name, segment)| ((*name).to_owned(), segment.clone()));
                served.push(Served { block, id, segments: segments.collect() });
            }
        }
    }
    served
}

/// The links of a block's answer, as the operation at these segments gives them.
pub(super) fn links(said: &Value, fit: &Fit<'_>, served: &[Served]) -> Map<String, Value> {
    let mut links = Map::new();
    for (name, link) in said.as_object().into_iter().flatten() {
        let Some(block) = link.get("operationId").and_then(Value::as_str) else { continue };
        let of_block = served.iter().filter(|served| served.block == block);
        for (number, served) in of_block.filter(|served| served.is_about(fit)).enumerate() {
            let parameters = served.parameters(link);
            if !parameters.is_empty() {
                links.insert(
                    format!("{name}-{number}"),
                    json!({"operationId": served.id, "parameters": parameters}),
                );
            }
        }
        if !served.iter().any(|served| served.block == block) {
            links.insert(name.clone(), link.clone());
        }
    }
    links
}

impl Served {
    fn is_about(&self, fit: &Fit<'_>) -> bool {
        let own =
            |name: &str| fit.segments.iter().find(|(known, _)| *known == name).map(|(_, segment)| segment);
        self.segments.iter().all(|(name, segment)| own(name).is_none_or(|own| own == segment))
    }

    /// What the link gives, by the target's names; what is a literal segment there needs nothing.
    fn parameters(&self, link: &Value) -> Map<String, Value> {
        let given = link.get("parameters").and_then(Value::as_object).into_iter().flatten();
        let named = |name: &str| match self.segments.iter().find(|(known, _)| known == name) {
            Some((_, segment)) => variable(segment).map(str::to_owned),
            None => Some(name.to_owned()),
        };
        given.filter_map(|(name, value)| Some((named(name)?, value.clone()))).collect()
    }
}
