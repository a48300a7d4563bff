//! The constraints of a schema by the places of values that they speak of. This walk is the mock's own: it shares
//! nothing with the generators of cases.

use hutong_specs::schema::SchemaSet;
use hutong_specs::text::pointer::below;
use serde_json::{Map, Value};

/// A constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Constraint {
    /// Where values are constrained: a JSON pointer with `*` for items; for `required` the member that is.
    pub(super) at: String,
    /// The keyword.
    pub(super) keyword: &'static str,
    /// JSON pointer of the keyword in the document.
    pub(super) pointer: String,
}

const KEYWORDS: &[&str] = &[
    "type",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Constraints that another one at the same place makes superfluous: whoever ignores the first still refuses by the second.
const COVERED: &[(&str, &[&str])] = &[
    ("type", &["enum", "const"]),
    ("minLength", &["enum", "const", "format", "pattern"]),
    ("maxLength", &["enum", "const", "format", "pattern"]),
    ("pattern", &["enum", "const"]),
    ("format", &["enum", "const"]),
    ("minimum", &["enum", "const"]),
    ("maximum", &["enum", "const"]),
];

/// Schemas nested deeper are not followed: a recursive schema has no end.
const DEPTH: usize = 12;

/// Every constraint of the schema at a pointer.
pub(super) fn constraints(set: &SchemaSet, pointer: &str) -> Vec<Constraint> {
    let mut walk = Walk { set, found: Vec::new() };
    walk.schema(&set.resolve(pointer), "", DEPTH);
    walk.found
}

struct Walk<'a> {
    set: &'a SchemaSet,
    found: Vec<Constraint>,
}

impl Walk<'_> {
    fn schema(&mut self, pointer: &str, at: &str, depth: usize) {
        let Some(keywords) = self.set.value(pointer).as_object().filter(|_| depth > 0).cloned() else {
            return;
        };
        self.own(&keywords, pointer, at);
        self.members(&keywords, pointer, at, depth);
        if let Some(next) =
            keywords.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'))
        {
            self.schema(&self.set.resolve(next), at, depth - 1);
        }
        if keywords.get("items").is_some_and(Value::is_object) {
            self.below(pointer, "items", &format!("{at}/*"), depth);
        }
        for index in 0..keywords.get("allOf").and_then(Value::as_array).map_or(0, Vec::len) {
            self.below(pointer, &format!("allOf/{index}"), at, depth);
        }
    }

    fn own(&mut self, keywords: &Map<String, Value>, pointer: &str, at: &str) {
        for keyword in KEYWORDS.iter().filter(|keyword| keywords.contains_key(**keyword)) {
            let covering = COVERED.iter().filter(|(covered, _)| covered == keyword).flat_map(|(_, by)| *by);
            if !covering.into_iter().any(|by| keywords.contains_key(*by)) {
                let pointer = format!("{pointer}/{keyword}");
                self.found.push(Constraint { at: at.to_owned(), keyword, pointer });
            }
        }
        let names = keywords.get("required").and_then(Value::as_array).into_iter().flatten();
        for name in names.filter_map(Value::as_str) {
            let (at, pointer) = (below(at, name), format!("{pointer}/required"));
            self.found.push(Constraint { at, keyword: "required", pointer });
        }
    }

    fn members(&mut self, keywords: &Map<String, Value>, pointer: &str, at: &str, depth: usize) {
        let properties = keywords.get("properties").and_then(Value::as_object);
        for name in properties.into_iter().flat_map(Map::keys) {
            self.below(pointer, &below("properties", name), &below(at, name), depth);
        }
        // An accepted answer is described behind a condition in envelopes.
        if keywords.get("then").is_some_and(Value::is_object) {
            self.below(pointer, "then", at, depth);
        }
    }

    fn below(&mut self, pointer: &str, step: &str, at: &str, depth: usize) {
        self.schema(&self.set.resolve(&format!("{pointer}/{step}")), at, depth - 1);
    }
}
