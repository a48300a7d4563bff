//! From the tree of nodes to a JSON value with spans, following aliases within limits.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::compose::MAX_DEPTH;
use super::fault;
use super::node::{Content, NodeId, Scalar, Tree};
use super::scalar::resolve;
use crate::text::diagnostic::Diagnostic;
use crate::text::node_span::{NodeSpan, NodeSpans};
use crate::text::place::Place;
use crate::text::pointer;
use crate::text::source::Source;
use crate::text::span::Span;
use crate::text::wording::Wording;

/// How much aliases may add: a flat charge per node and the length of its text.
const MAX_EXPANSION: usize = 32 << 20;
/// The charge for one node, about what it takes in memory.
const NODE_CHARGE: usize = 64;
/// How many faults are listed.
const MAX_FAULTS: usize = 100;

/// A limit is passed; the diagnostic has been written down.
#[derive(Debug)]
pub(super) struct Limit;

/// Builds the value and collects the faults that do not hinder going on.
pub(super) struct Constructor<'text> {
    pub(super) tree: &'text Tree<'text>,
    pub(super) spans: NodeSpans,
    pub(super) faults: Vec<Diagnostic>,
    source: &'text Source,
    pointer: String,
    depth: usize,
    /// How many aliases surround the node at hand.
    pub(super) aliases: usize,
    expansion: usize,
}

impl<'text> Constructor<'text> {
    pub(super) fn new(source: &'text Source, tree: &'text Tree<'text>) -> Self {
        Self {
            tree,
            spans: NodeSpans::default(),
            faults: Vec::new(),
            source,
            pointer: String::new(),
            depth: 0,
            aliases: 0,
            expansion: 0,
        }
    }

    /// The value of a node at the current pointer.
    pub(super) fn value(&mut self, id: NodeId, key: Option<Span>) -> Result<Value, Limit> {
        let span = self.tree.node(id).span;
        let node_span = NodeSpan { key, value: span };
        if self.spans.insert(self.pointer.clone(), node_span).is_err() {
            return self.exceed(fault::TOO_LARGE, span);
        }
        self.enter(span)?;
        let value = self.content(id)?;
        self.leave();
        Ok(value)
    }

    fn content(&mut self, id: NodeId) -> Result<Value, Limit> {
        let node = self.tree.node(id);
        match &node.content {
            Content::Alias(target) => {
                self.aliases += 1;
                let value = self.content(*target);
                self.aliases -= 1;
                value
            }
            Content::Scalar(scalar) => {
                self.charge(scalar.text.len(), node.span)?;
                Ok(self.scalar(scalar, node.span))
            }
            Content::Sequence(elements) => self.sequence(elements, node.span),
            Content::Mapping(members) => self.mapping(members, node.span),
        }
    }

    fn scalar(&mut self, scalar: &Scalar<'_>, span: Span) -> Value {
        resolve(scalar).unwrap_or_else(|wording| {
            self.fault(wording, span);
            Value::Null
        })
    }

    fn sequence(&mut self, elements: &[NodeId], span: Span) -> Result<Value, Limit> {
        self.charge(0, span)?;
        let length = self.pointer.len();
        let mut values = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            pointer::push_index(&mut self.pointer, index);
            values.push(self.value(*element, None)?);
            self.pointer.truncate(length);
        }
        Ok(Value::Array(values))
    }

    fn mapping(&mut self, members: &[(NodeId, NodeId)], span: Span) -> Result<Value, Limit> {
        self.charge(0, span)?;
        let mut values = Map::new();
        let mut keys = BTreeMap::new();
        let mut merged = Vec::new();
        for (key, value) in members {
            let Some(name) = self.unique_key(*key, &mut keys) else {
                continue;
            };
            if self.is_merge_key(*key) {
                merged.push(*value);
            } else {
                self.member(name, *key, *value, &mut values)?;
            }
        }
        for value in merged {
            self.merge(value, &mut values)?;
        }
        Ok(Value::Object(values))
    }

    /// Puts a member into its mapping.
    pub(super) fn member(
        &mut self,
        name: &str,
        key: NodeId,
        value: NodeId,
        values: &mut Map<String, Value>,
    ) -> Result<(), Limit> {
        let length = self.pointer.len();
        pointer::push(&mut self.pointer, name);
        let key = self.tree.node(key).span;
        self.charge(name.len(), key)?;
        let value = self.value(value, Some(key))?;
        self.pointer.truncate(length);
        values.insert(name.to_owned(), value);
        Ok(())
    }

    /// The key as text, unless it is complex or there already.
    pub(super) fn unique_key(
        &mut self,
        key: NodeId,
        keys: &mut BTreeMap<&'text str, Span>,
    ) -> Option<&'text str> {
        let span = self.tree.node(key).span;
        let Some(name) = self.name(key) else {
            self.fault(fault::COMPLEX_KEY, span);
            return None;
        };
        if let Some(first) = keys.get(name) {
            self.duplicate(name, *first, span);
            return None;
        }
        keys.insert(name, span);
        Some(name)
    }

    /// A key as text, just as it is written; nothing for lists and mappings.
    fn name(&self, key: NodeId) -> Option<&'text str> {
        match self.tree.target(key) {
            Content::Scalar(scalar) => Some(scalar.text.as_ref()),
            _ => None,
        }
    }

    fn duplicate(&mut self, name: &str, first: Span, again: Span) {
        let mut pointer = self.pointer.clone();
        pointer::push(&mut pointer, name);
        let place = Place::new(self.source, again).with_pointer(pointer);
        self.write_down(
            Diagnostic::error("text.yaml.duplicate-key", format!("the key \"{name}\" occurs twice"))
                .with_help("remove or rename one of the two")
                .with_place(place)
                .with_related("it stands here already", Place::new(self.source, first)),
        );
    }

    pub(super) fn fault(&mut self, wording: Wording, span: Span) {
        let place = Place::new(self.source, span).with_pointer(self.pointer.clone());
        self.write_down(Diagnostic::of(wording, place));
    }

    /// Keeps a fault once, though its place may be met again through every alias.
    fn write_down(&mut self, fault: Diagnostic) {
        let is_new =
            |known: &Diagnostic| (known.code.as_ref(), span(known)) != (fault.code.as_ref(), span(&fault));
        if self.faults.len() < MAX_FAULTS && self.faults.iter().all(is_new) {
            self.faults.push(fault);
        }
    }

    /// Goes one level deeper; aliases can nest deeper than the text itself.
    pub(super) fn enter(&mut self, span: Span) -> Result<(), Limit> {
        // The root counts as a level, and so does the scalar inside the innermost collection.
        if self.depth > MAX_DEPTH {
            return self.exceed(fault::TOO_DEEP, span);
        }
        self.depth += 1;
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Counts what an alias adds to the document.
    pub(super) fn charge(&mut self, length: usize, span: Span) -> Result<(), Limit> {
        if self.aliases > 0 {
            self.expansion += NODE_CHARGE + length;
        }
        if self.expansion > MAX_EXPANSION { self.exceed(fault::EXPANSION, span) } else { Ok(()) }
    }

    fn exceed<T>(&mut self, wording: Wording, span: Span) -> Result<T, Limit> {
        self.fault(wording, span);
        Err(Limit)
    }
}

fn span(diagnostic: &Diagnostic) -> Option<Span> {
    diagnostic.place.as_ref().map(|place| place.span)
}
