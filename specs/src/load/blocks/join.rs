//! One interface of a standard's building blocks and the target's own definition.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::graft::{Grafted, OWN_PATHS, follow, graft, members, reference};
use super::links::{self, Served};
use super::operations::Fit;
use super::purge::purge;
use super::route;
use crate::load::interface::Interface;
use crate::load::kind::METHODS;
use crate::load::places::{Places, child};
use crate::load::unserved::unserved;
use crate::text::Diagnostic;

/// The state of joining: what is read, and what is made beside it.
pub(super) struct Join<'a> {
    /// The target's document with the blocks' among its other documents.
    pub(super) document: &'a Value,
    /// Where everything was written.
    pub(super) places: &'a Places,
    /// The clause of what no block says.
    pub(super) clause: Option<Value>,
    /// The target's operations that are blocks.
    pub(super) served: Vec<Served>,
    /// What was found wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was made anew: kind, where it was written, value.
    kept: Vec<(&'static str, String, Value)>,
}

/// Joins the blocks with the target's definition: every operation of the target, with what a block says of it; and what
/// the blocks demand that the target does not describe.
pub(in crate::load) fn join(blocks: Interface, mut target: Interface) -> Interface {
    purge(&mut target.document);
    // The target's base URL is where the building blocks are, and its paths lie below it.
    unserved(&mut target.document);
    let Grafted { mut interface, blocks } = graft(blocks, target);
    let mut join = Join {
        document: &interface.document,
        places: &interface.places,
        clause: interface.document.pointer(&blocks).and_then(|root| root.get("x-clause")).cloned(),
        served: Vec::new(),
        diagnostics: Vec::new(),
        kept: Vec::new(),
    };
    let paths = join.paths(&blocks);
    let Join { clause, diagnostics, kept, .. } = join;
    interface.diagnostics.extend(diagnostics);
    for (path, from) in added(&paths, &interface.document, &blocks) {
        interface.places.moved(from, path);
    }
    put(&mut interface, paths, clause, kept);
    interface
}

impl Join<'_> {
    fn paths(&mut self, blocks: &str) -> Map<String, Value> {
        let mut paths = Map::new();
        let mut served = BTreeSet::new();
        let block_paths: Vec<(&str, String, &Value)> = members(self.document, &child(blocks, "paths"));
        self.served = links::served(self.document, &block_paths);
        for (path, own_item, _) in members(self.document, OWN_PATHS) {
            let found = route::find(block_paths.iter().map(|(path, ..)| *path), path);
            let Some((block, segments)) = found else {
                paths.insert(path.to_owned(), self.unmatched(&own_item));
                continue;
            };
            let block_item =
                block_paths.iter().find(|(path, ..)| *path == block).map(|(_, place, _)| place.clone());
            let fit = Fit { block_item: block_item.unwrap_or_default(), segments };
            served.insert(block);
            paths.insert(path.to_owned(), self.matched(&own_item, &fit));
        }
        for (path, item, _) in block_paths.iter().filter(|(path, ..)| !served.contains(path)) {
            let named = crate::load::read::placeholders(path);
            let segments = named.into_iter().map(|name| (name, format!("{{{name}}}"))).collect();
            let fit = Fit { block_item: item.clone(), segments };
            let operations = self.missing(&fit, &[]);
            if !operations.is_empty() {
                paths.insert((*path).to_owned(), Value::Object(operations));
            }
        }
        paths
    }

    /// What no block says anything of is governed by the clause of what the target documents.
    fn unmatched(&self, own_item: &str) -> Value {
        let mut item = self.document.pointer(own_item).cloned().unwrap_or_default();
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                operation.extend(self.clause.clone().map(|clause| ("x-clause".to_owned(), clause)));
                operation.insert("x-block".to_owned(), Value::Null);
                operation.insert("tags".to_owned(), json!([]));
            }
        }
        item
    }

    fn matched(&mut self, own_item: &str, fit: &Fit<'_>) -> Value {
        let mut item = self.unmatched(own_item);
        let own: Vec<&str> = METHODS
            .iter()
            .copied()
            .filter(|method| item.get(*method).is_some_and(Value::is_object))
            .collect();
        let missing = self.missing(fit, &own);
        for method in own {
            let block = format!("{}/{method}", fit.block_item);
            let place = format!("{own_item}/{method}");
            let completed = if self.document.pointer(&block).is_some_and(Value::is_object) {
                self.completed(own_item, &place, fit, &block)
            } else {
                self.with_all_parameters(own_item, &place, item.get(method))
            };
            if let Some(slot) = item.get_mut(method) {
                *slot = completed;
            }
        }
        if let Value::Object(item) = &mut item {
            // Every parameter stands at the operations now.
            item.shift_remove("parameters");
            item.extend(missing);
        }
        item
    }

    /// An operation that no block says anything of, with the parameters of its path item.
    fn with_all_parameters(&self, own_item: &str, place: &str, operation: Option<&Value>) -> Value {
        let mut operation = operation.cloned().unwrap_or_default();
        let parameters: Vec<Value> =
            self.own_parameters(own_item, place).iter().map(|place| reference(place)).collect();
        if let Value::Object(operation) = &mut operation {
            operation.insert("parameters".to_owned(), Value::Array(parameters));
        }
        operation
    }

    /// The operations of a block that the target does not describe.
    fn missing(&mut self, fit: &Fit<'_>, own: &[&str]) -> Map<String, Value> {
        let mut missing = Map::new();
        for method in METHODS.iter().filter(|method| !own.contains(method)) {
            let block = format!("{}/{method}", fit.block_item);
            let Some((_, value)) = follow(self.document, &block) else { continue };
            if value.get("x-optional") != Some(&Value::Bool(true)) {
                missing.insert((*method).to_owned(), self.demanded(fit, &block));
            }
        }
        missing
    }

    /// The clause named nearest to a place.
    pub(super) fn clause_of(&self, pointer: &str) -> Option<Value> {
        let mut pointer = pointer;
        loop {
            if let Some(clause) = self.document.pointer(pointer).and_then(|value| value.get("x-clause")) {
                return Some(clause.clone());
            }
            pointer = crate::text::pointer::parent(pointer)?;
        }
    }

    /// Keeps what was made of the value at `from`, and refers to it.
    pub(super) fn keep(&mut self, kind: &'static str, from: &str, value: Value) -> Value {
        let number = self.kept.iter().filter(|(known, ..)| *known == kind).count();
        self.kept.push((kind, from.to_owned(), value));
        reference(&format!("/x-target/{kind}/{number}"))
    }
}

/// Where the operations that only blocks have stand now, and where they were written.
fn added(paths: &Map<String, Value>, document: &Value, blocks: &str) -> Vec<(String, String)> {
    let mut added = Vec::new();
    for (path, item) in paths {
        for method in METHODS.iter().filter(|method| item.get(**method).is_some()) {
            let here = child(&child("/paths", path), method);
            let own = child(&child(OWN_PATHS, path), method);
            if document.pointer(&own).is_none() {
                let block = item.get(*method).and_then(|operation| operation.get("operationId"));
                let written =
                    members(document, &child(blocks, "paths")).into_iter().find_map(|(_, place, item)| {
                        let known = item.get(*method)?.get("operationId");
                        (known.is_some() && known == block).then(|| child(&place, method))
                    });
                added.extend(written.map(|from| (here, from)));
            }
        }
    }
    added
}

/// Puts what was made into the document.
fn put(
    interface: &mut Interface,
    paths: Map<String, Value>,
    clause: Option<Value>,
    kept: Vec<(&'static str, String, Value)>,
) {
    let mut shelves: Map<String, Value> = Map::new();
    for (kind, from, value) in kept {
        let shelf = shelves.entry(kind).or_insert_with(|| json!({}));
        if let Some(shelf) = shelf.as_object_mut() {
            let number = shelf.len().to_string();
            let place = format!("/x-target/{kind}/{number}");
            let beneath = format!("{from}/");
            let broken = interface.broken.iter().filter_map(|pointer| pointer.strip_prefix(&beneath));
            let broken: Vec<String> = broken.map(|rest| format!("{place}/{rest}")).collect();
            interface.broken.extend(broken);
            interface.places.moved(from, place);
            shelf.insert(number, value);
        }
    }
    let Some(root) = interface.document.as_object_mut() else { return };
    root.insert("paths".to_owned(), Value::Object(paths));
    root.extend(clause.map(|clause| ("x-clause".to_owned(), clause)));
    if let Some(Value::Object(own)) = root.get_mut("x-target") {
        own.extend(shelves);
    }
}
