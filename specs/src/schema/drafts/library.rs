//! Documents, the schemas in them that have an address or an anchor, and where a reference leads.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::document::JsonSchema;
use super::draft::Draft;
use super::keywords::{Holds, keyword};
use crate::schema::place::below;

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location {
    /// The address of the document.
    pub(super) document: String,
    /// JSON pointer.
    pub(super) pointer: String,
}

/// What holds for a schema because of where it stands.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The address that references are relative to.
    pub(super) base: String,
    pub(super) draft: Draft,
    /// The vocabularies that count, where the schema's own schema names them.
    pub(super) vocabularies: Option<Vec<String>>,
    /// The schema at the base address.
    pub(super) resource: Location,
    /// Under which name the anchors are kept that count from here: those of the resource, or of the one schema of a
    /// document in another language.
    pub(super) home: String,
}

/// A name within a resource.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) location: Location,
    pub(super) dynamic: bool,
}

/// Every document at hand.
pub(super) struct Library {
    pub(super) documents: BTreeMap<String, Value>,
    pub(super) settings: BTreeMap<Location, Setting>,
    pub(super) resources: BTreeMap<String, Location>,
    anchors: BTreeMap<String, BTreeMap<String, Anchor>>,
    /// The dynamic anchors that more than one schema of a resource has, with their later places.
    pub(super) repeated: BTreeMap<(String, String), Vec<Location>>,
    /// Where a dialect is named that nobody here knows.
    pub(super) unknown: Vec<Location>,
    pub(super) root: Location,
}

/// The address of the schema itself.
pub(super) const ROOT: &str = "hutong:///schema";
/// The name under which `$recursiveAnchor` is kept: it is no name that an anchor can have.
pub(super) const RECURSIVE: &str = "#";
/// The documents of the language itself that a reference may lead to.
const META: &[&str] = &[
    "http://json-schema.org/draft-04/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-07/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2019-09/meta/core",
    "https://json-schema.org/draft/2019-09/meta/applicator",
    "https://json-schema.org/draft/2019-09/meta/validation",
    "https://json-schema.org/draft/2019-09/meta/meta-data",
    "https://json-schema.org/draft/2019-09/meta/format",
    "https://json-schema.org/draft/2019-09/meta/content",
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2020-12/meta/core",
    "https://json-schema.org/draft/2020-12/meta/applicator",
    "https://json-schema.org/draft/2020-12/meta/unevaluated",
    "https://json-schema.org/draft/2020-12/meta/validation",
    "https://json-schema.org/draft/2020-12/meta/meta-data",
    "https://json-schema.org/draft/2020-12/meta/format-annotation",
    "https://json-schema.org/draft/2020-12/meta/content",
];

impl Library {
    /// The documents of the language itself, none of them looked at yet.
    pub(super) fn bare() -> Self {
        let root = Location { document: ROOT.to_owned(), pointer: String::new() };
        let meta = |address: &&str| Some(((*address).to_owned(), meta(address)?));
        Self {
            documents: META.iter().filter_map(meta).collect(),
            settings: BTreeMap::new(),
            resources: BTreeMap::new(),
            anchors: BTreeMap::new(),
            repeated: BTreeMap::new(),
            unknown: Vec::new(),
            root,
        }
    }

    /// Takes in a schema, the documents given with it, and those of the language itself.
    pub(super) fn new(source: &JsonSchema) -> Self {
        let mut library = Self::bare();
        let known = std::mem::replace(&mut library.documents, source.others.clone());
        library.documents.extend(known);
        library.documents.insert(ROOT.to_owned(), source.schema.clone());
        let addresses: Vec<String> = library.documents.keys().cloned().collect();
        for address in addresses {
            library.scan_document(address, source.draft);
        }
        library
    }

    /// The schema at a location.
    pub(super) fn schema(&self, location: &Location) -> Option<&Value> {
        self.documents.get(&location.document)?.pointer(&location.pointer)
    }

    /// What holds at a location, or at the nearest schema above it.
    pub(super) fn setting(&self, location: &Location) -> Option<&Setting> {
        let mut location = location.clone();
        loop {
            if let Some(setting) = self.settings.get(&location) {
                return Some(setting);
            }
            let above = location.pointer.rsplit_once('/')?.0.to_owned();
            location.pointer = above;
        }
    }

    /// The anchors of the resource that a setting lies in.
    pub(super) fn anchors(&self, setting: &Setting) -> impl Iterator<Item = (&String, &Anchor)> {
        self.anchors.get(&setting.home).into_iter().flatten()
    }

    /// Every schema that has a dynamic anchor of that name.
    pub(super) fn anchored(&self, name: &str) -> impl Iterator<Item = &Location> {
        let named = self.anchors.values().filter_map(move |anchors| anchors.get(name));
        named.filter(|anchor| anchor.dynamic).map(|anchor| &anchor.location)
    }

    /// Where a reference leads, and the anchor that it names.
    pub(super) fn target(&self, setting: &Setting, reference: &str) -> Option<(Location, Option<&Anchor>)> {
        let address = resolved(&setting.base, reference);
        let (address, fragment) = address.split_once('#').unwrap_or((&address, ""));
        let fragment = percent_decode_str(fragment).decode_utf8().ok()?;
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let home = if address == setting.base { &setting.home } else { address };
            let named = |home: &str| self.anchors.get(home)?.get(fragment.as_ref());
            let anchor = named(home).or_else(|| named(address))?;
            return Some((anchor.location.clone(), Some(anchor)));
        }
        let resource = self.resources.get(address)?;
        let target = Location {
            document: resource.document.clone(),
            pointer: format!("{}{fragment}", resource.pointer),
        };
        self.schema(&target)?;
        Some((target, None))
    }

    pub(super) fn scan_document(&mut self, address: String, draft: Draft) {
        let location = Location { document: address.clone(), pointer: String::new() };
        let home = address.clone();
        let setting = Setting { base: address, draft, vocabularies: None, resource: location.clone(), home };
        self.resources.insert(setting.base.clone(), location.clone());
        let document = self.schema(&location).cloned().unwrap_or_default();
        self.scan(location, setting, &document);
    }

    pub(super) fn scan(&mut self, location: Location, mut setting: Setting, schema: &Value) {
        if let Some(object) = schema.as_object() {
            let alone = setting.draft.references_stand_alone() && object.contains_key("$ref");
            // What is whole in itself, a document or a schema of another language's, says its draft beside a reference too.
            let within = setting.home.strip_prefix(ROOT).and_then(|home| home.strip_prefix(' '));
            let is_whole = location.pointer.is_empty() || within == Some(location.pointer.as_str());
            if is_whole || !alone {
                self.identify(&location, &mut setting, schema, alone);
            }
            for (key, value) in object {
                if let Some(known) = keyword(key, setting.draft) {
                    self.scan_keyword(&location, &setting, key, known.holds, value);
                }
            }
        }
        self.settings.insert(location, setting);
    }

    fn scan_keyword(
        &mut self,
        location: &Location,
        setting: &Setting,
        key: &str,
        holds: Holds,
        value: &Value,
    ) {
        let place = Location { document: location.document.clone(), pointer: below(&location.pointer, key) };
        let within = |token: &str| Location {
            document: place.document.clone(),
            pointer: below(&place.pointer, token),
        };
        match (holds, value) {
            (Holds::One | Holds::OneOrList, Value::Object(_) | Value::Bool(_)) => {
                self.scan(place, setting.clone(), value);
            }
            (Holds::List | Holds::OneOrList, Value::Array(schemas)) => {
                for (index, schema) in schemas.iter().enumerate() {
                    self.scan(within(&index.to_string()), setting.clone(), schema);
                }
            }
            (Holds::Map | Holds::Dependencies, Value::Object(schemas)) => {
                for (name, schema) in schemas {
                    self.scan(within(name), setting.clone(), schema);
                }
            }
            _ => {}
        }
    }

    /// Reads what names a schema or says in which draft it is written.
    fn identify(&mut self, location: &Location, setting: &mut Setting, schema: &Value, alone: bool) {
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        if let Some(named) = text("$schema")
            && !self.choose_draft(setting, named)
        {
            self.unknown.push(location.clone());
        }
        if let (Some(identifier), false) = (text(setting.draft.identifier()), alone) {
            let address = resolved(&setting.base, identifier);
            let (address, fragment) = address.split_once('#').unwrap_or((&address, ""));
            if identifier.split('#').next().is_some_and(|bare| !bare.is_empty()) {
                address.clone_into(&mut setting.base);
                setting.home.clone_from(&setting.base);
                setting.resource = location.clone();
                self.resources.insert(setting.base.clone(), location.clone());
            }
            if setting.draft <= Draft::Draft7 && !fragment.is_empty() && !fragment.starts_with('/') {
                self.anchor(setting, fragment, location, false);
            }
        }
        if setting.draft < Draft::Draft201909 {
            return;
        }
        for (key, dynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
            if let Some(name) = text(key) {
                self.anchor(setting, name, location, dynamic);
            }
        }
        if schema.get("$recursiveAnchor") == Some(&Value::Bool(true)) {
            self.anchor(setting, RECURSIVE, location, true);
        }
    }

    fn anchor(&mut self, setting: &Setting, name: &str, location: &Location, dynamic: bool) {
        let anchor = Anchor { location: location.clone(), dynamic };
        let known =
            self.anchors.entry(setting.base.clone()).or_default().insert(name.to_owned(), anchor.clone());
        if known.is_some_and(|known| known.dynamic && dynamic && known.location != *location) {
            let key = (setting.base.clone(), name.to_owned());
            self.repeated.entry(key).or_default().push(location.clone());
        }
        if setting.home != setting.base {
            self.anchors.entry(setting.home.clone()).or_default().insert(name.to_owned(), anchor);
        }
    }

    /// The draft that `$schema` names, or that the schema named there is written in, with its vocabularies. False if
    /// nobody here knows what is named.
    pub(super) fn choose_draft(&self, setting: &mut Setting, named: &str) -> bool {
        let address = named.trim_end_matches('#');
        if let Some(draft) = Draft::named(named) {
            setting.draft = draft;
            setting.vocabularies = None;
        } else if let Some(own) = self.documents.get(address) {
            let draft = own.get("$schema").and_then(Value::as_str).and_then(Draft::named);
            setting.draft = draft.unwrap_or(setting.draft);
            let listed = own.get("$vocabulary").and_then(Value::as_object);
            let named = |address: &String| address.rsplit('/').next().unwrap_or_default().to_owned();
            setting.vocabularies = listed.map(|listed| listed.keys().map(named).collect());
        } else {
            return false;
        }
        true
    }
}

/// An address in full.
fn resolved(base: &str, reference: &str) -> String {
    let parsed = jsonschema::uri::from_str(base).ok();
    let full = parsed.and_then(|base| jsonschema::uri::resolve_against(&base.borrow(), reference).ok());
    full.map_or_else(|| reference.to_owned(), |full| full.as_str().to_owned())
}

/// A document of the language itself.
fn meta(address: &str) -> Option<Value> {
    let base = jsonschema::uri::from_str(address).ok()?;
    let own = referencing::SPECIFICATIONS.resolver(base);
    let found = own.lookup("").or_else(|_| own.lookup("#")).ok()?;
    Some(found.contents().clone())
}
