//! Selecting values by `JSONPath` (RFC 9535), step by step, with local references followed between the steps.

use std::sync::Arc;

use hutong_specs::schema::{Schema, SchemaSet};
use regex::Regex;
use serde_json::Value;
use serde_json_path::JsonPath;

/// How many references in a row are followed.
const LONGEST_CHAIN: usize = 32;

/// A value of a document, with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Selected<'v> {
    /// JSON pointer into the document.
    pub(crate) pointer: String,
    /// The value, with the reference that it may be followed.
    pub(crate) value: &'v Value,
    /// The name of the member or the index of the item as which it was selected; empty for the whole.
    pub(crate) name: String,
}

/// What is wrong with queries and a schema, if anything is.
pub(crate) fn fault(queries: &[String], named: Option<&str>, schema: &Value) -> Option<String> {
    let pattern = named.and_then(|named| Some(format!("`{named}`: {}", Regex::new(named).err()?)));
    let unread =
        queries.iter().find_map(|query| Some(format!("`{query}`: {}", JsonPath::parse(query).err()?)));
    let set = SchemaSet::new(schema.clone());
    unread.or(pattern).or_else(|| set.defect("").map(|error| error.to_string()))
}

/// The schema as a set of values.
pub(crate) fn schema(schema: &Value) -> Schema {
    Schema::new(Arc::new(SchemaSet::new(schema.clone())), "")
}

/// Of these, the ones whose name the regular expression finds something in; all, if there is none.
pub(crate) fn named<'v>(mut found: Vec<Selected<'v>>, pattern: Option<&str>) -> Vec<Selected<'v>> {
    if let Some(pattern) = pattern {
        let pattern = Regex::new(pattern).ok();
        found.retain(|one| pattern.as_ref().is_some_and(|pattern| pattern.is_match(&one.name)));
    }
    found
}

/// What the queries select in a document, in its order and each place once; nothing for a query that is none.
pub(crate) fn select<'v>(document: &'v Value, queries: &[String]) -> Vec<Selected<'v>> {
    let whole = Selected { pointer: String::new(), value: document, name: String::new() };
    queries.iter().fold(vec![whole], |from, query| {
        let Ok(path) = JsonPath::parse(query) else { return Vec::new() };
        let mut found: Vec<Selected<'v>> = Vec::new();
        for base in from {
            found.extend(located(document, &base, &path));
        }
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|one| seen.insert((one.pointer.clone(), one.name.clone())));
        found
    })
}

fn located<'v>(document: &'v Value, base: &Selected<'v>, path: &JsonPath) -> Vec<Selected<'v>> {
    let nodes = path.query_located(base.value);
    let selected = nodes.iter().map(|node| {
        let place = node.location();
        let name = place.iter().last().map(|element| match element {
            serde_json_path::PathElement::Name(name) => (*name).to_owned(),
            serde_json_path::PathElement::Index(index) => index.to_string(),
        });
        let pointer = format!("{}{}", base.pointer, place.to_json_pointer());
        let (pointer, value) = followed(document, pointer, node.node());
        Selected { pointer, value, name: name.unwrap_or_else(|| base.name.clone()) }
    });
    selected.collect()
}

/// The value that a local `$ref` leads to, through any number of them; the value itself where it is no reference, or one
/// that leads nowhere.
fn followed<'v>(document: &'v Value, pointer: String, value: &'v Value) -> (String, &'v Value) {
    let mut at = (pointer, value);
    for _ in 0..LONGEST_CHAIN {
        let reference = at.1.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
        let target = reference.map(|text| percent_encoding::percent_decode_str(text).decode_utf8_lossy());
        let Some((target, value)) =
            target.and_then(|target| Some((target.to_string(), document.pointer(&target)?)))
        else {
            return at;
        };
        at = (target, value);
    }
    at
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{fault, select};

    fn pointers(document: &serde_json::Value, queries: &[&str]) -> Vec<String> {
        let queries: Vec<String> = queries.iter().map(|query| (*query).to_owned()).collect();
        select(document, &queries).into_iter().map(|one| format!("{} {}", one.pointer, one.name)).collect()
    }

    #[test]
    fn references_are_followed_between_queries_and_places_are_those_of_the_targets() {
        let document = json!({
            "paths": {"/a b": {"get": {"parameters": [{"$ref": "#/components/parameters/P"}, {"name": "q"}]}},
                "/c": {"get": {"parameters": [{"$ref": "#/components/parameters/P"}]}}},
            "components": {"parameters": {"P": {"$ref": "#/components/parameters/Q"}, "Q": {"name": "p"}}}});
        assert_eq!(
            pointers(&document, &["$.paths[*].get.parameters[*]", "$.name"]),
            ["/components/parameters/Q/name name", "/paths/~1a b/get/parameters/1/name name"]
        );
        assert_eq!(pointers(&document, &["$.paths.*"]), ["/paths/~1a b /a b", "/paths/~1c /c"]);
    }

    #[test]
    fn a_reference_to_itself_ends_and_one_that_leads_nowhere_stays() {
        let document = json!({"a": {"$ref": "#/a"}, "b": {"$ref": "#/none"}, "c": {"$ref": "http://x"}});
        assert_eq!(pointers(&document, &["$.*"]), ["/a a", "/b b", "/c c"]);
    }

    #[test]
    fn queries_that_are_none_are_named() {
        assert!(fault(&["$.a[".to_owned()], None, &json!(true)).is_some_and(|why| why.contains("$.a[")));
        assert!(fault(&["$".to_owned()], None, &json!({"type": "nothing"})).is_some());
        assert_eq!(fault(&["$.*".to_owned()], Some("^x"), &json!({"type": "string"})), None);
    }
}
