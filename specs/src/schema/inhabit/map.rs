//! Members that a schema describes without naming them: what stands in a map.

use serde_json::{Map, Value};

use super::drawing::{Drawing, SHALLOW};
use super::kinds::Kinds;
use super::members::member_terms;
use super::names::further;
use super::outline::Outline;
use crate::schema::set::SchemaSet;

/// No more members are put into a map than this, unless more are demanded.
const MOST: usize = 3;

impl Drawing<'_> {
    /// Puts members into a map, now and then: nothing demands them, but without them its values would never be tried.
    pub(super) fn fill_map(&mut self, outline: &Outline, object: &mut Map<String, Value>, depth: usize) {
        if self.readable || depth == SHALLOW || !self.has_room(depth) || !is_map(self.set, outline) {
            return;
        }
        let most = outline.demand().object.most.unwrap_or(usize::MAX).min(object.len() + MOST);
        while object.len() < most && self.source.once_in(2 + depth) {
            let Some((name, value)) = self.entry(outline, depth) else { return };
            object.entry(name).or_insert(value);
        }
    }

    /// A member that is not described by name.
    fn entry(&mut self, outline: &Outline, depth: usize) -> Option<(String, Value)> {
        let attempt = self.source.below(8);
        let name = further(self.set, &outline.leaf, attempt, &mut self.source)?;
        if outline.members.iter().any(|member| member.name == name) {
            return None;
        }
        let goal = self.set.goal(member_terms(self.set, &outline.leaf, &name));
        let value = self.value(&goal, Kinds::ALL, depth + 1).ok()?;
        Some((name, value))
    }
}

/// Whether members are described otherwise than by name.
fn is_map(set: &SchemaSet, outline: &Outline) -> bool {
    outline.demand().object.layers.iter().any(|layer| {
        let described = set.value(&layer.pointer).get(layer.keyword);
        layer.keyword != "properties" && described.is_some_and(Value::is_object)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use crate::schema::{Schema, SchemaSet};

    fn drawn(schema: Value) -> Vec<Value> {
        let schema = Schema::new(Arc::new(SchemaSet::new(schema)), "");
        (0..64).map(|seed| schema.inhabit(seed).unwrap()).collect()
    }

    #[test]
    fn a_map_is_drawn_empty_and_with_members() {
        let map = drawn(json!({"type": "object", "additionalProperties": {"type": "integer"}}));
        assert!(map.contains(&json!({})));
        assert!(map.iter().any(|value| value.as_object().is_some_and(|members| members.len() > 1)));
        let patterns = json!({"type": "object", "patternProperties": {"^[0-9]{6}$": {"type": "string"}},
            "additionalProperties": false, "maxProperties": 1});
        let found = drawn(patterns);
        assert!(found.iter().any(|value| value.as_object().is_some_and(|members| !members.is_empty())));
    }

    #[test]
    fn what_nothing_describes_stays_out() {
        assert!(
            drawn(json!({"type": "object", "additionalProperties": true}))
                .iter()
                .all(|value| *value == json!({}))
        );
    }
}
