//! Which JSON type a place gets, and which of the values that its document names.

use serde_json::Value;

use super::generator::Generator;
use super::parts::{Parts, spoken_of};

/// Every type, plain ones first.
const TYPES: &[&str] = &["string", "integer", "boolean", "object", "array", "number", "null"];

impl<'a> Generator<'a> {
    /// The type to generate.
    pub(super) fn chosen_type(&mut self, parts: &Parts<'a>) -> Result<&'static str, String> {
        let mut open: Vec<&'static str> = TYPES.to_vec();
        let mut named = false;
        for (_, schema) in parts {
            if let Some(types) = schema.get("type") {
                named = true;
                open.retain(|kind| allows(types, kind));
            }
        }
        if open.is_empty() {
            return Err("no type is left".to_owned());
        }
        if !named && (self.readable || !self.source.once_in(4)) {
            let spoken = parts.iter().find_map(|(_, schema)| spoken_of(schema));
            return Ok(spoken.unwrap_or_else(|| if self.readable { "string" } else { self.any(&open) }));
        }
        if self.readable && self.attempt == 0 {
            let spoken = parts.iter().find_map(|(_, schema)| spoken_of(schema));
            return Ok(spoken
                .filter(|kind| open.contains(kind))
                .or_else(|| open.first().copied())
                .unwrap_or("null"));
        }
        Ok(self.any(&open))
    }

    fn any(&mut self, open: &[&'static str]) -> &'static str {
        let index = self.source.below(open.len());
        open.get(index).copied().unwrap_or("null")
    }

    /// A value that the document names at this place: a constant, one of an enumeration, an example.
    pub(super) fn named(&mut self, places: &[String], parts: &Parts<'a>) -> Result<Option<Value>, String> {
        let closed = options(parts, &["const"], &["enum"]);
        if !closed.is_empty() {
            let value = self.admitted(places, closed).ok_or("no listed value is admitted")?;
            return Ok(Some(value.clone()));
        }
        if !self.readable && !self.source.once_in(3) {
            return Ok(None);
        }
        let open = options(parts, &["example", "default"], &["examples"]);
        Ok(self.admitted(places, open).cloned())
    }

    /// The first admitted option, or any admitted one where values are drawn.
    fn admitted<'v>(&mut self, places: &[String], mut options: Vec<&'v Value>) -> Option<&'v Value> {
        if !self.readable {
            let start = self.source.below(options.len());
            options.rotate_left(start);
        }
        options.into_iter().find(|value| self.all_admit(places, value))
    }
}

fn options<'v>(parts: &Parts<'v>, single: &[&str], listed: &[&str]) -> Vec<&'v Value> {
    let singles =
        parts.iter().flat_map(|(_, schema)| single.iter().filter_map(|keyword| schema.get(*keyword)));
    let lists = parts.iter().flat_map(|(_, schema)| listed.iter().filter_map(|keyword| schema.get(*keyword)));
    singles.chain(lists.filter_map(Value::as_array).flatten()).collect()
}

/// Whether a `type` keyword allows a type.
pub(in crate::schema) fn allows(types: &Value, kind: &str) -> bool {
    let allows = |named: &str| named == kind || (named == "number" && kind == "integer");
    match types {
        Value::String(named) => allows(named),
        Value::Array(named) => named.iter().filter_map(Value::as_str).any(allows),
        _ => true,
    }
}
