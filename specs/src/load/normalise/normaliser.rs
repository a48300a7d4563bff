//! The walk over the interface document: every object is visited once, as the kind that its place makes it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::path_parameters::declare_path_parameters;
use super::renamed::Renamed;
use super::schema::is_older_draft;
use crate::load::dialect::Dialect;
use crate::load::interface::Interface;
use crate::load::kind::{Kind, Shape};
use crate::load::library::Library;
use crate::load::places::{EXTERNAL, Places, child, item};
use crate::text::{Diagnostic, Document};

/// Normalises the document at `index` of the library, and takes in what it refers to.
pub(in crate::load) fn normalise(
    library: &mut Library<'_>,
    index: usize,
    dialect: &'static Dialect,
) -> Interface {
    let mut normaliser = Normaliser::new(library, dialect);
    if let Some(root) = normaliser.library.document(index).cloned() {
        normaliser.take_in(index, &root);
        let named = root.value.get("jsonSchemaDialect").and_then(Value::as_str);
        normaliser.is_older = named.is_some_and(is_older_draft);
        if dialect.schemas.siblings_of_references_count {
            normaliser.settle_drafts();
        }
        normaliser.queue.push((Kind::Root, String::new()));
    }
    while let Some((kind, pointer)) = normaliser.queue.pop() {
        normaliser.visit_at(kind, &pointer);
    }
    let mut interface = normaliser.finish();
    declare_path_parameters(&mut interface);
    (dialect.finish)(&mut interface);
    interface
}

/// The state of the walk.
pub(super) struct Normaliser<'a, 'f> {
    pub(super) library: &'a mut Library<'f>,
    pub(super) dialect: &'static Dialect,
    /// Whether the document's schemas are written in a draft in which nothing counts beside a reference.
    pub(super) is_older: bool,
    pub(super) places: Places,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) broken: BTreeSet<String>,
    /// What is still to be visited: targets of references.
    pub(super) queue: Vec<(Kind, String)>,
    /// The documents that were taken in: their number by their index in the library.
    pub(super) numbers: BTreeMap<usize, usize>,
    /// Anchors and identifiers of the documents that were asked for one.
    pub(super) anchors: BTreeMap<usize, BTreeMap<String, String>>,
    pub(super) documents: Vec<Value>,
    /// Where what a reference may name stands now, by where it was written.
    renamed: Renamed,
    visited: BTreeSet<String>,
}

impl<'a, 'f> Normaliser<'a, 'f> {
    fn new(library: &'a mut Library<'f>, dialect: &'static Dialect) -> Self {
        Self {
            library,
            dialect,
            is_older: false,
            places: Places::default(),
            diagnostics: Vec::new(),
            broken: BTreeSet::new(),
            queue: Vec::new(),
            numbers: BTreeMap::new(),
            anchors: BTreeMap::new(),
            documents: Vec::new(),
            renamed: Renamed::default(),
            visited: BTreeSet::new(),
        }
    }

    /// Takes a document of the library into the normalised one; the first becomes its root. Gives its number.
    pub(super) fn take_in(&mut self, index: usize, document: &Arc<Document>) -> usize {
        if let Some(number) = self.numbers.get(&index) {
            return *number;
        }
        let number = self.documents.len();
        self.numbers.insert(index, number);
        self.documents.push(document.value.clone());
        self.places.add(Arc::clone(document));
        number
    }

    fn finish(mut self) -> Interface {
        let mut documents = std::mem::take(&mut self.documents);
        for (number, document) in documents.iter_mut().enumerate() {
            self.correct_references(document, &mut Places::prefix(number));
        }
        let mut documents = documents.into_iter();
        let mut root = documents.next().unwrap_or_default();
        let external: Map<String, Value> =
            documents.enumerate().map(|(number, document)| (number.to_string(), document)).collect();
        if let (Value::Object(root), false) = (&mut root, external.is_empty()) {
            root.insert("x-external".to_owned(), Value::Object(external));
        }
        Interface {
            dialect: self.dialect,
            document: root,
            places: self.places,
            broken: self.broken,
            diagnostics: self.diagnostics,
        }
    }

    /// Turns references to what was renamed to where it stands now. Those of other documents that nobody followed point
    /// out of the normalised document and mean nothing there.
    fn correct_references(&self, value: &mut Value, pointer: &mut String) {
        let length = pointer.len();
        match value {
            Value::Object(object) => {
                if let Some(Value::String(reference)) = object.get_mut("$ref") {
                    if self.visited.contains(pointer.as_str()) {
                        self.renamed.correct(reference);
                    } else if pointer.starts_with(EXTERNAL) {
                        object.remove("$ref");
                    }
                }
                for (key, value) in object {
                    crate::text::pointer::push(pointer, key);
                    self.correct_references(value, pointer);
                    pointer.truncate(length);
                }
            }
            Value::Array(values) => {
                for (index, value) in values.iter_mut().enumerate() {
                    crate::text::pointer::push_index(pointer, index);
                    self.correct_references(value, pointer);
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
    }

    /// Notes that what was written at `from` stands at `to` now, schemas that references may name included.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        self.places.moved(from, to);
        self.renamed.add(from, to);
        let beneath = format!("{from}/");
        let inside = self.visited.range(beneath.clone()..).take_while(|place| place.starts_with(&beneath));
        let moved: Vec<String> =
            inside.map(|place| format!("{to}{}", place.get(from.len()..).unwrap_or_default())).collect();
        self.visited.extend(moved);
    }

    /// Visits a place by its pointer: takes the value out, so that nothing else can see it half done.
    fn visit_at(&mut self, kind: Kind, pointer: &str) {
        if self.visited.contains(pointer) {
            return;
        }
        let Some(mut value) = self.slot(pointer).map(std::mem::take) else {
            return;
        };
        self.visit(kind, pointer, &mut value);
        if let Some(slot) = self.slot(pointer) {
            *slot = value;
        }
    }

    fn slot(&mut self, pointer: &str) -> Option<&mut Value> {
        let (number, within) = Places::within(pointer);
        self.documents.get_mut(number)?.pointer_mut(within)
    }

    /// Notes that nothing is left to do at a place.
    pub(super) fn settle(&mut self, pointer: String) {
        self.visited.insert(pointer);
    }

    /// Visits a value as an object of a kind.
    pub(super) fn visit(&mut self, kind: Kind, pointer: &str, value: &mut Value) {
        if !self.visited.insert(pointer.to_owned()) {
            return;
        }
        if kind == Kind::Schema {
            return self.schema(pointer, value);
        }
        let Some(object) = value.as_object_mut() else {
            return self.report_no_object(kind, pointer, value);
        };
        if kind.may_be_a_reference() && object.get("$ref").is_some_and(Value::is_string) {
            self.object_reference(kind, pointer, value);
        } else {
            self.object(kind, pointer, object);
        }
    }

    fn object_reference(&mut self, kind: Kind, pointer: &str, value: &mut Value) {
        let reference = value.get("$ref").and_then(Value::as_str).unwrap_or_default();
        match self.local(kind, pointer, reference) {
            Some(local) => {
                if let Some(object) = value.as_object_mut() {
                    object.insert("$ref".to_owned(), Value::String(local));
                }
            }
            None => *value = Value::Null,
        }
    }

    fn object(&mut self, kind: Kind, pointer: &str, object: &mut Map<String, Value>) {
        if (self.dialect.is_itself_a_schema)(kind, object) {
            self.part_schema(pointer, object);
        }
        for (name, shape, kind) in (self.dialect.members)(kind) {
            if let Some(value) = object.get_mut(*name) {
                self.member(*shape, *kind, &child(pointer, name), value);
            }
        }
    }

    fn member(&mut self, shape: Shape, kind: Kind, pointer: &str, value: &mut Value) {
        match (shape, value) {
            (Shape::One, value) => self.visit(kind, pointer, value),
            (Shape::List, Value::Array(values)) => {
                for (index, value) in values.iter_mut().enumerate() {
                    self.visit(kind, &item(pointer, index), value);
                }
            }
            (Shape::Map, Value::Object(values)) => {
                for (name, value) in values.iter_mut().filter(|(name, _)| !name.starts_with("x-")) {
                    self.visit(kind, &child(pointer, name), value);
                }
            }
            (Shape::List, value) => self.report_shape(pointer, value, "a list"),
            (Shape::Map, value) => self.report_shape(pointer, value, "a map from names"),
        }
    }

    fn report_shape(&mut self, pointer: &str, value: &mut Value, expected: &str) {
        if !value.is_null() {
            let message = format!("{expected} is expected here");
            let help = format!("write {expected}, as {} says", self.dialect.name);
            self.diagnostics.push(self.places.error("load.document.shape", pointer, message, help));
        }
        *value = Value::Null;
    }

    fn report_no_object(&mut self, kind: Kind, pointer: &str, value: &mut Value) {
        let message = format!("this is no {}: an object is expected here", kind.name());
        let help = format!("write an object, as {} says, or remove it", self.dialect.name);
        self.diagnostics.push(self.places.error("load.document.shape", pointer, message, help));
        *value = Value::Null;
    }

    /// Puts the schema members of a parameter or header of Swagger 2.0 into a member `schema`, as `OpenAPI` 3 has it.
    fn part_schema(&mut self, pointer: &str, object: &mut Map<String, Value>) {
        const OWN: &[&str] = &["name", "in", "required", "description", "schema", "allowEmptyValue", "$ref"];
        let mut schema = Map::new();
        for (key, value) in std::mem::take(object) {
            let stays = OWN.contains(&key.as_str()) || (key.starts_with("x-") && !belongs_to_schema(&key));
            if stays {
                object.insert(key, value)
            } else {
                schema.insert(key, value)
            };
        }
        let place = child(pointer, "schema");
        self.rename(pointer, &place);
        if !object.contains_key("schema") {
            object.insert("schema".to_owned(), Value::Object(schema));
        }
    }
}

fn belongs_to_schema(key: &str) -> bool {
    ["x-nullable", "x-code-list", "x-fresh", "x-test-data", "x-business"].contains(&key)
}
