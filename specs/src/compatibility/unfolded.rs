//! How much there is to a schema when every reference in it is followed: a few short schemas that refer to each other twice
//! are as large as anything.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::aside::AsideReason;
use super::work::Work;
use crate::load::schemas_within;
use crate::schema::{Schema, local};

/// A schema of more is left aside.
const MOST: usize = 20_000;
/// One that is nested deeper is too.
const DEPTH: usize = 200;
/// Keywords whose schemas look at the same value.
const IN_PLACE: &[&str] =
    &["$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/// How many schemas there are in a schema, each as often as it is reached; one that contains itself counts once more. None
/// where there are too many, where a schema asks about the very same value again, and where one of them is `broken`: it
/// refers to what is not there. Each that is looked at is work.
pub(super) fn size(
    schema: &Schema,
    broken: &BTreeSet<String>,
    work: &mut Work,
) -> Result<usize, AsideReason> {
    let document = schema.set().document();
    let mut walk = Walk { document, broken, work, sizes: BTreeMap::new(), open: BTreeSet::new() };
    let size = walk.size(schema.pointer())?;
    if walk.is_circular() { Err(AsideReason::TooLarge) } else { Ok(size) }
}

struct Walk<'a> {
    document: &'a Value,
    broken: &'a BTreeSet<String>,
    work: &'a mut Work,
    sizes: BTreeMap<String, usize>,
    /// The schemas on the way.
    open: BTreeSet<String>,
}

impl Walk<'_> {
    fn size(&mut self, pointer: &str) -> Result<usize, AsideReason> {
        if let Some(size) = self.sizes.get(pointer) {
            return Ok(*size);
        }
        if self.open.contains(pointer) {
            return Ok(1);
        }
        self.may_enter(pointer)?;
        self.open.insert(pointer.to_owned());
        let mut size = 1_usize;
        for (_, within) in self.inner(pointer) {
            size = size.saturating_add(self.size(&within)?);
            if size > MOST {
                return Err(AsideReason::TooLarge);
            }
        }
        self.open.remove(pointer);
        self.sizes.insert(pointer.to_owned(), size);
        Ok(size)
    }

    fn may_enter(&mut self, pointer: &str) -> Result<(), AsideReason> {
        if self.broken.contains(pointer) {
            return Err(AsideReason::Outside);
        }
        if self.open.len() >= DEPTH {
            return Err(AsideReason::TooLarge);
        }
        if self.work.takes(1) { Ok(()) } else { Err(AsideReason::Work) }
    }

    /// The schemas in a schema, and whether each looks at the same value.
    fn inner(&self, pointer: &str) -> Vec<(bool, String)> {
        let Some(Value::Object(keywords)) = self.document.pointer(pointer) else { return Vec::new() };
        let target = keywords.get("$ref").and_then(Value::as_str).and_then(local);
        let within = schemas_within(keywords, pointer).into_iter();
        let within = within.map(|(keyword, place)| (IN_PLACE.contains(&keyword), place));
        target.into_iter().map(|target| (true, target)).chain(within).collect()
    }

    /// Whether some schema asks about the very same value again: what is asked by no other is taken away until none is left.
    fn is_circular(&self) -> bool {
        let asked = |pointer: &String| {
            let inner = self.inner(pointer).into_iter();
            inner.filter(|(in_place, _)| *in_place).map(|(_, place)| place).collect::<Vec<_>>()
        };
        let asked: BTreeMap<&String, Vec<String>> =
            self.sizes.keys().map(|pointer| (pointer, asked(pointer))).collect();
        let mut count: BTreeMap<&String, usize> = BTreeMap::new();
        for place in asked.values().flatten() {
            *count.entry(place).or_default() += 1;
        }
        let mut free: Vec<&String> =
            asked.keys().copied().filter(|place| !count.contains_key(place)).collect();
        let mut left = asked.len();
        while let Some(pointer) = free.pop() {
            left -= 1;
            for place in asked.get(pointer).into_iter().flatten() {
                if let Some(count) = count.get_mut(place) {
                    *count -= 1;
                    free.extend((*count == 0).then_some(place));
                }
            }
        }
        left > 0
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::super::aside::AsideReason;
    use super::super::work::Work;
    use super::size;
    use crate::schema::{Schema, SchemaSet};

    fn of(document: Value) -> Result<usize, AsideReason> {
        let schema = Schema::new(Arc::new(SchemaSet::new(document)), "");
        size(&schema, &["/$defs/away".to_owned()].into(), &mut Work::of(10_000))
    }

    #[test]
    fn what_is_not_there_is_seen_behind_references() {
        let schemas = json!({"a": {"items": {"$ref": "#/$defs/away"}}, "away": {}});
        assert_eq!(of(json!({"$defs": schemas, "$ref": "#/$defs/a"})), Err(AsideReason::Outside));
        assert_eq!(of(json!({"$defs": schemas, "items": {}})), Err(AsideReason::Outside));
    }

    #[test]
    fn to_look_is_work() {
        let schemas: serde_json::Map<String, Value> =
            (0..12_000).map(|number| (format!("m{number}"), json!({}))).collect();
        assert_eq!(of(json!({"properties": schemas})), Err(AsideReason::Work));
    }

    #[test]
    fn a_tree_ends_and_a_circle_is_none() {
        assert_eq!(of(json!({"properties": {"a": {}, "next": {"$ref": "#"}}})), Ok(4));
        assert_eq!(of(json!({"allOf": [{"$ref": "#"}]})), Err(AsideReason::TooLarge));
        // The circle is seen although the way to it leads through a member.
        let behind = json!({"a": {"properties": {"b": {"$ref": "#/$defs/b"}}, "$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}});
        assert_eq!(of(json!({"$defs": behind, "$ref": "#/$defs/a"})), Err(AsideReason::TooLarge));
    }

    #[test]
    fn what_doubles_at_every_step_is_too_large() {
        let mut schemas = json!({"s40": {}});
        for step in 0..40 {
            let next = json!({"$ref": format!("#/$defs/s{}", step + 1)});
            schemas[format!("s{step}")] = json!({"allOf": [next, next]});
        }
        assert_eq!(of(json!({"$defs": schemas, "$ref": "#/$defs/s0"})), Err(AsideReason::TooLarge));
    }

    #[test]
    fn a_long_way_of_references_is_left_aside() {
        let mut schemas = json!({"s5000": {}});
        for step in 0..5000 {
            schemas[format!("s{step}")] = json!({"$ref": format!("#/$defs/s{}", step + 1)});
        }
        assert_eq!(of(json!({"$defs": schemas, "$ref": "#/$defs/s0"})), Err(AsideReason::TooLarge));
    }
}
