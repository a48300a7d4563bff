//! The schemas that apply to each place of a value: where a constraint meets what it constrains.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::place::{below, local};
use super::set::SchemaSet;

/// A schema that applies to a place of a value.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// JSON pointer into the value.
    pub(super) at: String,
    /// JSON pointer of the schema.
    pub(super) pointer: String,
    /// The composites through which it applies, as places of the value and pointers of the keyword.
    pub(super) composites: Vec<(String, String)>,
    /// Whether it applies because of where the value stands, and not because of another schema for the same value.
    pub(super) entry: bool,
}

impl Site {
    /// The schema's keywords; none for a boolean.
    pub(super) fn keywords<'a>(&self, set: &'a SchemaSet) -> Option<&'a Map<String, Value>> {
        set.document().pointer(&self.pointer)?.as_object()
    }

    /// JSON pointer of a keyword of the schema.
    pub(super) fn constraint(&self, keyword: &str) -> String {
        below(&self.pointer, keyword)
    }
}

/// As many items of an array are visited at its start; the last one is visited too.
const ITEMS: usize = 3;
/// A value nested deeper than this is not followed.
const DEPTH: usize = 64;

/// Every schema that applies to `base` or to a place in it, outer ones first.
pub(super) fn sites(set: &SchemaSet, pointer: &str, base: &Value) -> Vec<Site> {
    let mut walk = Walk { set, seen: BTreeSet::new(), sites: Vec::new() };
    let outermost =
        Site { at: String::new(), pointer: pointer.to_owned(), composites: Vec::new(), entry: true };
    walk.visit(outermost, base, 0);
    walk.sites
}

struct Walk<'a> {
    set: &'a SchemaSet,
    seen: BTreeSet<(String, String)>,
    sites: Vec<Site>,
}

/// A schema that is being visited, and the value that it is held against.
struct Visit<'a> {
    site: Site,
    schema: &'a Map<String, Value>,
    value: &'a Value,
    depth: usize,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, site: Site, value: &'a Value, depth: usize) {
        let Some(schema) = site.keywords(self.set) else {
            return;
        };
        if depth > DEPTH || !self.seen.insert((site.pointer.clone(), site.at.clone())) {
            return;
        }
        self.sites.push(site.clone());
        let visit = Visit { site, schema, value, depth };
        self.references(&visit);
        self.branches(&visit);
        self.conditions(&visit);
        self.members(&visit);
        self.items(&visit);
    }

    /// Another schema for the same place.
    fn beside(&mut self, visit: &Visit<'a>, pointer: String) {
        let site = Site { pointer, entry: false, ..visit.site.clone() };
        self.visit(site, visit.value, visit.depth + 1);
    }

    /// A schema for a place within the value.
    fn within(&mut self, visit: &Visit<'a>, pointer: String, token: &str, value: &'a Value) {
        let site = Site { pointer, at: below(&visit.site.at, token), entry: true, ..visit.site.clone() };
        self.visit(site, value, visit.depth + 1);
    }

    fn references(&mut self, visit: &Visit<'a>) {
        if let Some(target) = visit.schema.get("$ref").and_then(Value::as_str).and_then(local) {
            self.beside(visit, target);
        }
        for index in 0..length(visit.schema, "allOf") {
            self.beside(visit, format!("{}/{index}", visit.site.constraint("allOf")));
        }
    }

    /// The branches of a choice that admit the value.
    fn branches(&mut self, visit: &Visit<'a>) {
        for keyword in ["anyOf", "oneOf"] {
            let constraint = visit.site.constraint(keyword);
            for index in 0..length(visit.schema, keyword) {
                let pointer = format!("{constraint}/{index}");
                if self.set.admits(&pointer, visit.value) {
                    let mut site = Site { pointer, entry: false, ..visit.site.clone() };
                    site.composites.push((site.at.clone(), constraint.clone()));
                    self.visit(site, visit.value, visit.depth + 1);
                }
            }
        }
    }

    /// The consequence of a condition, and what depends on the members that are there.
    fn conditions(&mut self, visit: &Visit<'a>) {
        if visit.schema.contains_key("if") {
            let met = self.set.admits(&visit.site.constraint("if"), visit.value);
            let keyword = if met { "then" } else { "else" };
            if visit.schema.contains_key(keyword) {
                self.beside(visit, visit.site.constraint(keyword));
            }
        }
        let dependent = visit.schema.get("dependentSchemas").and_then(Value::as_object);
        for name in dependent.into_iter().flat_map(Map::keys) {
            if visit.value.get(name.as_str()).is_some() {
                self.beside(visit, below(&visit.site.constraint("dependentSchemas"), name));
            }
        }
    }

    fn members(&mut self, visit: &Visit<'a>) {
        for (name, member) in visit.value.as_object().into_iter().flatten() {
            for pointer in member_schemas(self.set, visit.schema, &visit.site.pointer, name) {
                self.within(visit, pointer, name, member);
            }
        }
    }

    fn items(&mut self, visit: &Visit<'a>) {
        let items = visit.value.as_array().map(Vec::as_slice).unwrap_or_default();
        let prefix = length(visit.schema, "prefixItems");
        for (index, item) in items.iter().enumerate() {
            if index >= prefix.max(ITEMS) && index + 1 != items.len() {
                continue;
            }
            let pointer = if index < prefix {
                format!("{}/{index}", visit.site.constraint("prefixItems"))
            } else {
                visit.site.constraint("items")
            };
            self.within(visit, pointer, &index.to_string(), item);
        }
    }
}

/// The schemas that apply to a member: by its name, by the patterns that match it, else by what remains.
pub(super) fn member_schemas(
    set: &SchemaSet,
    schema: &Map<String, Value>,
    pointer: &str,
    name: &str,
) -> Vec<String> {
    let mut places = Vec::new();
    if schema.get("properties").and_then(|properties| properties.get(name)).is_some() {
        places.push(below(&format!("{pointer}/properties"), name));
    }
    for pattern in schema.get("patternProperties").and_then(Value::as_object).into_iter().flat_map(Map::keys)
    {
        if set.matches(pattern, name) {
            places.push(below(&format!("{pointer}/patternProperties"), pattern));
        }
    }
    if places.is_empty() {
        let rest = ["additionalProperties", "unevaluatedProperties"];
        places.extend(
            rest.iter()
                .filter(|keyword| schema.contains_key(**keyword))
                .map(|keyword| below(pointer, keyword)),
        );
    }
    places
}

/// How many schemas stand in the array of a keyword.
pub(super) fn length(schema: &Map<String, Value>, keyword: &str) -> usize {
    schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_schema_that_applies_is_found_and_no_other() {
        let set = SchemaSet::new(json!({
            "properties": {"a": {"$ref": "#/$defs/A"}, "b": {"items": {"type": "integer"}}},
            "oneOf": [{"required": ["a"]}, {"required": ["z"]}],
            "if": {"required": ["a"]}, "then": {"minProperties": 1}, "else": {"minProperties": 9},
            "$defs": {"A": {"allOf": [{"type": "string"}]}}
        }));
        let found: Vec<_> = sites(&set, "", &json!({"a": "x", "b": [1]}))
            .into_iter()
            .map(|site| format!("{} {}", site.at, site.pointer))
            .collect();
        assert_eq!(
            found,
            [
                " ",
                " /oneOf/0",
                " /then",
                "/a /properties/a",
                "/a /$defs/A",
                "/a /$defs/A/allOf/0",
                "/b /properties/b",
                "/b/0 /properties/b/items",
            ]
        );
    }

    #[test]
    fn a_schema_that_contains_itself_is_followed_as_deep_as_the_value() {
        let set = SchemaSet::new(json!({"properties": {"next": {"$ref": "#"}}}));
        assert_eq!(sites(&set, "", &json!({"next": {"next": {}}})).len(), 5);
        assert_eq!(sites(&SchemaSet::new(json!({"$ref": "#"})), "", &json!(1)).len(), 1);
    }
}
