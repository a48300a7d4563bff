//! Schemas within a document of another language: each stays where it stands, in the words of draft 2020-12.
//!
//! What a schema means only when it is reached through another one, because of a dynamic reference, is written out beside
//! the document. Keywords that no draft knows stay, for whoever reads the document in its own language.

use serde_json::{Map, Value};

use super::draft::Draft;
use super::library::{Library, Location, ROOT, Setting};
use super::unfold::{Scope, Unfolder};
use crate::schema::set::SchemaError;

/// Under which member of the document the copies stand.
pub(crate) const COPIES: &str = "x-dynamic";

/// A document in which every schema is draft 2020-12, with nothing dynamic left where its meaning is certain.
pub(crate) struct Embedded {
    pub(crate) document: Value,
    /// For each copy the pointer of what it is a copy of.
    pub(crate) copies: Vec<(String, String)>,
    /// What the author is to be told.
    pub(crate) notes: Vec<Note>,
}

/// What the author of a document is to be told: about what, and the pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// A dialect that nobody here knows.
    Dialect(String),
    /// A vocabulary that must be known and is not.
    Vocabulary(String),
    /// A dynamic anchor that another schema of the same resource has too.
    Anchor(String),
}

/// What the addresses of known vocabularies begin with.
const VOCABULARIES: &[&str] = &[
    "https://json-schema.org/draft/2019-09/vocab/",
    "https://json-schema.org/draft/2020-12/vocab/",
    "https://spec.openapis.org/oas/3.1/vocab/",
];

/// Settles the schemas at `roots`, none of which lies in another; `dialect` is the one that counts where no schema names
/// another.
pub(crate) fn embedded(
    document: &Value,
    roots: &[String],
    dialect: Option<&str>,
) -> Result<Embedded, SchemaError> {
    let library = Library::of_embedded(document, roots, dialect);
    let mut unfolder = Unfolder::new(&library, true);
    unfolder.embedded = true;
    unfolder.dynamic = library.is_dynamic();
    let mut settled = document.clone();
    for root in roots {
        let schema = unfolder.written(&place(root), &Scope::new(), true)?;
        if let Some(slot) = settled.pointer_mut(root) {
            *slot = schema;
        }
    }
    let (mut schemas, mut copies) = (Map::new(), Vec::new());
    while let Some((location, scope, number)) = unfolder.open.pop_front() {
        let mut schema = unfolder.rewritten(&location, &scope)?;
        if location.document == ROOT {
            keep_clause(document, &location.pointer, &mut schema);
            copies.push((location.pointer, format!("/{COPIES}/{number}")));
        }
        schemas.insert(number.to_string(), schema);
    }
    if let (Value::Object(settled), false) = (&mut settled, schemas.is_empty()) {
        settled.insert(COPIES.to_owned(), Value::Object(schemas));
    }
    Ok(Embedded { document: settled, copies, notes: library.notes(dialect) })
}

/// A copy belongs to the clause that its original belongs to.
fn keep_clause(document: &Value, pointer: &str, schema: &mut Value) {
    let Some(schema) = schema.as_object_mut().filter(|schema| !schema.contains_key("x-clause")) else {
        return;
    };
    let ends = pointer.rmatch_indices('/').map(|(end, _)| end);
    let mut above = ends.filter_map(|end| document.pointer(pointer.get(..end)?)?.get("x-clause"));
    if let Some(clause) = above.next() {
        schema.insert("x-clause".to_owned(), clause.clone());
    }
}

fn place(pointer: &str) -> Location {
    Location { document: ROOT.to_owned(), pointer: pointer.to_owned() }
}

impl Library {
    /// A document of another language that holds schemas.
    fn of_embedded(document: &Value, roots: &[String], dialect: Option<&str>) -> Self {
        let mut library = Self::bare();
        let known: Vec<String> = library.documents.keys().cloned().collect();
        for address in known {
            library.scan_document(address, Draft::Draft202012);
        }
        library.documents.insert(ROOT.to_owned(), document.clone());
        library.resources.insert(ROOT.to_owned(), place(""));
        let mut setting = Setting {
            base: ROOT.to_owned(),
            draft: Draft::Draft202012,
            vocabularies: None,
            resource: place(""),
            home: ROOT.to_owned(),
        };
        if let Some(dialect) = dialect {
            library.choose_draft(&mut setting, dialect);
        }
        for root in roots {
            let schema = document.pointer(root).cloned().unwrap_or_default();
            let home = format!("{ROOT} {root}");
            library.scan(place(root), Setting { home, ..setting.clone() }, &schema);
        }
        library
    }

    /// The schemas of the document itself.
    fn own(&self) -> impl Iterator<Item = (&Location, &Map<String, Value>)> {
        let own = self.settings.keys().filter(|location| location.document == ROOT);
        own.filter_map(|location| Some((location, self.schema(location)?.as_object()?)))
    }

    fn is_dynamic(&self) -> bool {
        self.own()
            .any(|(_, schema)| schema.contains_key("$dynamicRef") || schema.contains_key("$recursiveRef"))
    }

    fn notes(&self, dialect: Option<&str>) -> Vec<Note> {
        let mut notes = Vec::new();
        if dialect.is_some_and(|dialect| Draft::named(dialect).is_none()) {
            notes.push(Note::Dialect("/jsonSchemaDialect".to_owned()));
        }
        let own = |place: &&Location| place.document == ROOT;
        notes.extend(
            self.unknown.iter().filter(own).map(|place| Note::Dialect(format!("{}/$schema", place.pointer))),
        );
        let repeated = self.repeated.values().flatten().filter(own);
        notes.extend(repeated.map(|place| Note::Anchor(format!("{}/$dynamicAnchor", place.pointer))));
        for (place, schema) in self.own() {
            let listed = schema.get("$vocabulary").and_then(Value::as_object);
            let is_unknown = |(address, must): (&String, &Value)| {
                *must == Value::Bool(true) && !VOCABULARIES.iter().any(|known| address.starts_with(known))
            };
            if listed.into_iter().flatten().any(is_unknown) {
                notes.push(Note::Vocabulary(format!("{}/$vocabulary", place.pointer)));
            }
        }
        notes
    }
}
