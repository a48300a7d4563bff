//! Arrays: their length, the items that are described, and what they must contain.

use serde_json::Value;

use super::generator::{Generator, SHALLOW};
use super::parts::Parts;
use super::text::count;
use crate::schema::site::length;

/// No array is filled beyond this.
const LONG: usize = 1000;

impl<'a> Generator<'a> {
    /// An array that the parts describe.
    pub(super) fn array(&mut self, parts: &Parts<'a>, depth: usize) -> Result<Value, String> {
        let wanted = self.wanted_items(parts, depth)?;
        let unique = parts.iter().any(|(_, schema)| schema.get("uniqueItems") == Some(&Value::Bool(true)));
        let mut contained = contained(parts);
        let described = parts.iter().map(|(_, schema)| length(schema, "prefixItems")).max().unwrap_or(0);
        let mut items: Vec<Value> = Vec::new();
        while items.len() < wanted || !contained.is_empty() {
            let mut places = item_places(parts, items.len());
            if items.len() >= described || self.source.once_in(2) {
                places.extend(contained.pop());
            }
            let item = self.item(&places, &items, unique, depth);
            match item {
                Ok(item) => items.push(item),
                Err(_) if items.len() >= least(parts) && contained.is_empty() => break,
                Err(why) => return Err(why),
            }
        }
        Ok(Value::Array(items))
    }

    fn item(
        &mut self,
        places: &[String],
        items: &[Value],
        unique: bool,
        depth: usize,
    ) -> Result<Value, String> {
        for _ in 0..16 {
            let item = self.value(places, depth + 1)?;
            if !unique || !items.contains(&item) {
                return Ok(item);
            }
            self.readable = false;
        }
        Err("no further distinct item was found".to_owned())
    }

    fn wanted_items(&mut self, parts: &Parts<'a>, depth: usize) -> Result<usize, String> {
        let least = least(parts);
        if least > LONG {
            return Err(format!("an array of {least} items is too long to build"));
        }
        let most =
            parts.iter().filter_map(|(_, schema)| count(schema, "maxItems")).min().unwrap_or(usize::MAX);
        let usual = match (self.readable, depth) {
            (_, depth) if depth > SHALLOW => 0,
            (true, _) => 1,
            (false, _) => self.source.below(4) + least,
        };
        Ok(usual.max(least).min(most))
    }
}

fn least(parts: &Parts<'_>) -> usize {
    parts.iter().filter_map(|(_, schema)| count(schema, "minItems")).max().unwrap_or(0)
}

/// The schemas of what the array must contain, once for each time.
fn contained(parts: &Parts<'_>) -> Vec<String> {
    let containing = parts.iter().filter(|(_, schema)| schema.contains_key("contains"));
    containing
        .flat_map(|(pointer, schema)| {
            let times = count(schema, "minContains").unwrap_or(1).min(LONG);
            std::iter::repeat_n(format!("{pointer}/contains"), times)
        })
        .collect()
}

/// The schemas of the item at an index.
fn item_places(parts: &Parts<'_>, index: usize) -> Vec<String> {
    let place = |(pointer, schema): &(String, &serde_json::Map<String, Value>)| {
        if index < length(schema, "prefixItems") {
            return Some(format!("{pointer}/prefixItems/{index}"));
        }
        let rest = ["items", "unevaluatedItems"].into_iter().find(|keyword| schema.contains_key(*keyword))?;
        Some(format!("{pointer}/{rest}"))
    };
    parts.iter().filter_map(place).collect()
}
