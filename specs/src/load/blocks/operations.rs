//! An operation of the target with what the standard's building block says of it.

use serde_json::{Map, Value, json};

use super::exemplified::exemplified;
use super::graft::{follow, members, reference};
use super::join::Join;
use crate::load::places::{child, item};
use crate::resource::variable;

/// A path of the target, and the block that it is.
pub(super) struct Fit<'b> {
    /// Where the block's path item stands.
    pub(super) block_item: String,
    /// The target's segment for each parameter of the block's path.
    pub(super) segments: Vec<(&'b str, String)>,
}

impl Join<'_> {
    /// The target's operation as the block completes it.
    pub(super) fn completed(&mut self, own_item: &str, own: &str, fit: &Fit<'_>, block: &str) -> Value {
        let mut operation =
            self.document.pointer(own).and_then(Value::as_object).cloned().unwrap_or_default();
        let parameters = self.parameters(own_item, own, fit, block);
        operation.insert("parameters".to_owned(), Value::Array(parameters));
        let responses = self.responses(own, fit, block);
        operation.insert("responses".to_owned(), Value::Object(responses));
        let said = self.document.pointer(block).cloned().unwrap_or_default();
        mark(&mut operation, &said, self.clause.as_ref());
        Value::Object(operation)
    }

    /// The block's operation, which the target does not describe, at a path with these segments.
    pub(super) fn demanded(&mut self, fit: &Fit<'_>, block: &str) -> Value {
        let mut operation =
            self.document.pointer(block).and_then(Value::as_object).cloned().unwrap_or_default();
        let parameters = self.block_parameters(fit, block);
        let parameters = parameters.into_iter().filter_map(|(pointer, value)| fit.named(&pointer, value));
        operation.insert("parameters".to_owned(), Value::Array(parameters.collect()));
        let responses = self.responses("", fit, block);
        operation.insert("responses".to_owned(), Value::Object(responses));
        let said = Value::Object(operation.clone());
        mark(&mut operation, &said, self.clause.as_ref());
        Value::Object(operation)
    }

    /// What the target declares; what it does not, or says where nobody can read it, as the block has it.
    fn parameters(&mut self, own_item: &str, own: &str, fit: &Fit<'_>, block: &str) -> Vec<Value> {
        let mut known = self.block_parameters(fit, block);
        let mut parameters = Vec::new();
        for place in self.own_parameters(own_item, own) {
            match self.readable(&place) {
                Some((pointer, value)) => {
                    let index = known.iter().position(|(_, other)| fit.is_same(other, &value));
                    let said = index.map(|index| known.remove(index));
                    let clause = said.as_ref().and_then(|(at, _)| self.clause_of(at));
                    let value = said.and_then(|(_, said)| exemplified(&value, &said)).unwrap_or(value);
                    parameters.push(self.claimed(&pointer, value, clause));
                }
                None => parameters.extend(self.unreadable(&place, fit, &mut known)),
            }
        }
        parameters.extend(known.into_iter().filter_map(|(pointer, value)| fit.named(&pointer, value)));
        parameters
    }

    /// The parameter at a place, if it says what it is called and where it travels.
    fn readable(&self, place: &str) -> Option<(String, Value)> {
        let (pointer, value) = follow(self.document, place)?;
        let says = |member: &str| value.get(member).is_some_and(Value::is_string);
        (says("name") && says("in")).then(|| (pointer, value.clone()))
    }

    /// Where the parameters of an operation stand, those of its path item that it does not replace included.
    pub(super) fn own_parameters(&self, own_item: &str, own: &str) -> Vec<String> {
        let list = |owner: &str| {
            let list = child(owner, "parameters");
            let length = self.document.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
            (0..length).map(move |index| item(&list, index)).collect::<Vec<_>>()
        };
        let identity = |place: &String| {
            let (_, value) = follow(self.document, place)?;
            Some((value.get("name").cloned(), value.get("in").cloned()))
        };
        let own = list(own);
        let replaced: Vec<_> = own.iter().filter_map(identity).collect();
        let mut places = list(own_item);
        places.retain(|place| identity(place).is_none_or(|identity| !replaced.contains(&identity)));
        places.extend(own);
        places
    }

    fn block_parameters(&self, fit: &Fit<'_>, block: &str) -> Vec<(String, Value)> {
        let places = self.own_parameters(&fit.block_item, block);
        let read = |place: String| follow(self.document, &place).map(|(at, value)| (at, value.clone()));
        places.into_iter().filter_map(read).collect()
    }

    /// The target's parameter, given to the block's clause.
    fn claimed(&mut self, pointer: &str, mut value: Value, clause: Option<Value>) -> Value {
        let (Some(clause), Some(object)) = (clause, value.as_object_mut()) else {
            return reference(pointer);
        };
        object.insert("x-clause".to_owned(), clause);
        self.keep("parameters", pointer, value)
    }

    /// A parameter whose definition cannot be had: the block's, where the reference names it; else it is left out, since
    /// the standard says what a request needs.
    fn unreadable(&mut self, place: &str, fit: &Fit<'_>, known: &mut Vec<(String, Value)>) -> Option<Value> {
        let written = self.places.raw(place).and_then(|value| value.get("$ref")?.as_str()).map(str::to_owned);
        let named = written.as_deref().and_then(|text| text.rsplit(['/', '#']).next()).unwrap_or_default();
        let named = named.split('.').next().unwrap_or_default();
        let index = known.iter().position(|(pointer, value)| {
            pointer.rsplit('/').next() == Some(named)
                || value.get("name").and_then(Value::as_str) == Some(named)
        });
        if let Some(index) = index {
            let (pointer, value) = known.remove(index);
            return fit.named(&pointer, value);
        }
        let message = format!("the parameter `{named}` cannot be read; requests are made without it");
        let help = "keep a copy of what it refers to with `hutong vendor`";
        self.diagnostics.push(self.places.warning("load.blocks.parameter", place, message, help));
        None
    }

    /// The target's responses with the block's schemas, and those of the block that the target does not describe.
    fn responses(&mut self, own: &str, fit: &Fit<'_>, block: &str) -> Map<String, Value> {
        let list = child(own, "responses");
        let names: Vec<String> = self
            .document
            .pointer(&list)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .filter(|name| !name.starts_with("x-"))
            .collect();
        let mut demanded: Vec<(String, String)> = members(self.document, &child(block, "responses"))
            .into_iter()
            .map(|(status, place, _)| (status.to_owned(), place))
            .collect();
        let mut responses = Map::new();
        for status in names {
            let place = child(&list, &status);
            let index = demanded.iter().position(|(known, _)| *known == status);
            let said = index.map(|index| demanded.remove(index).1);
            responses.insert(status, self.response(&place, said.as_deref(), fit));
        }
        for (status, place) in demanded {
            responses.insert(status, self.said(&place, fit));
        }
        responses
    }

    fn response(&mut self, place: &str, said: Option<&str>, fit: &Fit<'_>) -> Value {
        match (follow(self.document, place).map(|(at, value)| (at, value.clone())), said) {
            (Some((at, _)), None) => reference(&at),
            (None, Some(said)) => self.said(said, fit),
            // It is declared, whatever it is: what nobody can read demands nothing.
            (None, None) => json!({ "description": "" }),
            (Some((at, value)), Some(said)) => {
                let mut both = self.both(value, said);
                let links = self.links(said, fit);
                if let (Some(both), false) = (both.as_object_mut(), links.is_empty()) {
                    let own = both.entry("links").or_insert_with(|| json!({}));
                    if let Some(own) = own.as_object_mut() {
                        own.extend(links);
                    }
                }
                self.keep("responses", &at, both)
            }
        }
    }

    /// The block's response, with its links as the target has them.
    fn said(&mut self, said: &str, fit: &Fit<'_>) -> Value {
        let links = self.links(said, fit);
        let value = self.document.pointer(said).cloned().unwrap_or_default();
        match value {
            Value::Object(mut response) if response.contains_key("links") => {
                let clause = response.get("x-clause").cloned().or_else(|| self.clause_of(said));
                response.extend(clause.map(|clause| ("x-clause".to_owned(), clause)));
                response.insert("links".to_owned(), Value::Object(links));
                self.keep("responses", said, Value::Object(response))
            }
            _ => reference(said),
        }
    }

    fn links(&self, said: &str, fit: &Fit<'_>) -> Map<String, Value> {
        let links = self.document.pointer(&child(said, "links"));
        links.map(|links| super::links::links(links, fit, &self.served)).unwrap_or_default()
    }

    /// The response with the block's schema for each media type that both describe; those of the block alone are added.
    fn both(&self, mut response: Value, said: &str) -> Value {
        let content = child(said, "content");
        let Some(object) = response.as_object_mut() else { return response };
        let own = object.entry("content").or_insert_with(|| json!({}));
        let Some(own) = own.as_object_mut() else { return response };
        for (name, place, media_type) in members(self.document, &content) {
            let described = media_type.get("schema").map(|_| reference(&child(&place, "schema")));
            match own.get_mut(name).and_then(Value::as_object_mut) {
                Some(known) => {
                    if let Some(described) = described {
                        let schema = known.remove("schema");
                        known.insert("schema".to_owned(), narrowed(schema, described));
                    }
                }
                None => {
                    own.insert(
                        name.to_owned(),
                        described.map_or_else(|| json!({}), |schema| json!({ "schema": schema })),
                    );
                }
            }
        }
        response
    }
}

/// The values that both schemas allow. The target's stays at its place, so that references into it lead there still.
fn narrowed(own: Option<Value>, block: Value) -> Value {
    let Some(Value::Object(mut own)) = own else { return block };
    let all = own.entry("allOf").or_insert_with(|| json!([]));
    if let Some(all) = all.as_array_mut() {
        all.push(block);
    }
    Value::Object(own)
}

/// Says of an operation which block it is, whose clause it belongs to, and what the pack says of it besides.
fn mark(operation: &mut Map<String, Value>, block: &Value, root: Option<&Value>) {
    let clause = block.get("x-clause").or(root).cloned();
    operation.extend(clause.map(|clause| ("x-clause".to_owned(), clause)));
    let id = block.get("operationId").cloned().unwrap_or_default();
    operation.insert("x-block".to_owned(), id);
    operation.insert("tags".to_owned(), block.get("tags").cloned().unwrap_or_else(|| json!([])));
    for member in ["x-needs", "x-effect"] {
        operation.extend(block.get(member).cloned().map(|value| (member.to_owned(), value)));
    }
}

impl Fit<'_> {
    /// Whether a parameter of the block and one of the target are the same.
    fn is_same(&self, block: &Value, own: &Value) -> bool {
        let text = |value: &Value, member: &str| value.get(member).and_then(Value::as_str).map(str::to_owned);
        let (name, place) = (text(block, "name"), text(block, "in"));
        let name = if place.as_deref() == Some("path") { self.name(name.as_deref()) } else { name };
        place == text(own, "in") && name.is_some() && name == text(own, "name")
    }

    /// What the target calls a parameter of the block's path; `None` where it has a literal segment.
    fn name(&self, block: Option<&str>) -> Option<String> {
        let (_, segment) = self.segments.iter().find(|(name, _)| Some(*name) == block)?;
        variable(segment).map(str::to_owned)
    }

    /// A parameter of the block as the target's path needs it; `None` where a literal segment stands in its place.
    fn named(&self, pointer: &str, mut value: Value) -> Option<Value> {
        if value.get("in").and_then(Value::as_str) != Some("path") {
            return Some(reference(pointer));
        }
        let name = value.get("name").and_then(Value::as_str).map(str::to_owned);
        let called = self.name(name.as_deref())?;
        if Some(&called) == name.as_ref() {
            return Some(reference(pointer));
        }
        value.as_object_mut()?.insert("name".to_owned(), Value::from(called));
        Some(value)
    }
}
