//! What a schema says of the places of a value: what nobody spoke of was promised to nobody.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::schema::Schema;
use crate::text::pointer::{below, parent};

/// Keywords that constrain nothing.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "discriminator",
    "xml",
    "nullable",
    "$comment",
];
/// Keywords whose schema is one for members or items that have none of their own.
const FOR_THE_REST: &[&str] = &["additionalProperties", "unevaluatedProperties", "patternProperties"];

/// The places of a value that a schema describes.
pub(super) struct Places<'v> {
    value: &'v Value,
    schemas: BTreeMap<String, Vec<Schema>>,
}

impl<'v> Places<'v> {
    /// Those of a value.
    pub(super) fn of(schema: &Schema, value: &'v Value) -> Self {
        let mut schemas: BTreeMap<String, Vec<Schema>> = BTreeMap::new();
        for (at, schema) in schema.schemas_by_place(value) {
            schemas.entry(at).or_default().push(schema);
        }
        Self { value, schemas }
    }

    /// Whether something is demanded of the place.
    pub(super) fn says(&self, at: &str) -> bool {
        self.at(at).any(|schema| {
            let keywords = schema.value().as_object().into_iter().flatten();
            keywords
                .into_iter()
                .any(|(name, _)| !ANNOTATIONS.contains(&name.as_str()) && !name.starts_with("x-"))
        })
    }

    /// Whether it is said which values the place takes: by their type, or each.
    pub(super) fn types(&self, at: &str) -> bool {
        let names = ["type", "enum", "const"];
        self.at(at).any(|schema| names.iter().any(|name| schema.value().get(name).is_some()))
    }

    /// Whether the place is named, and not only one of many others.
    pub(super) fn names(&self, at: &str) -> bool {
        self.at(at).any(|schema| {
            let holder = parent(schema.pointer()).unwrap_or_default();
            let last = |pointer: &str| pointer.rsplit('/').next().unwrap_or_default().to_owned();
            last(holder) == "properties" && !FOR_THE_REST.contains(&last(schema.pointer()).as_str())
        })
    }

    /// Whether every member of the value is described.
    pub(super) fn is_whole(&self) -> bool {
        self.are_described(self.value, "")
    }

    /// JSON pointer of a schema of the place, the nearest to what describes it.
    pub(super) fn pointer(&self, at: &str) -> Option<&str> {
        self.at(at).last().map(Schema::pointer)
    }

    fn at(&self, at: &str) -> impl Iterator<Item = &Schema> {
        self.schemas.get(at).into_iter().flatten()
    }

    fn are_described(&self, value: &Value, at: &str) -> bool {
        match value {
            Value::Object(members) => members.iter().all(|(name, member)| {
                let at = below(at, name);
                self.schemas.contains_key(&at) && self.are_described(member, &at)
            }),
            Value::Array(items) => items.iter().enumerate().all(|(index, item)| {
                let at = format!("{at}/{index}");
                let is_plain = !item.is_object() && !item.is_array();
                (is_plain || self.schemas.contains_key(&at)) && self.are_described(item, &at)
            }),
            _ => true,
        }
    }
}

/// A place with array indices left open: what is wrong with the third item is wrong with the fourth.
pub(super) fn generic(at: &str) -> String {
    let is_index = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    at.split('/').map(|token| if is_index(token) { "*" } else { token }).collect::<Vec<_>>().join("/")
}

/// Places that were told.
pub(super) type Told = BTreeSet<(String, Option<String>)>;
