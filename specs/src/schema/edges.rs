//! Members at the bounds: the shortest and longest text, the smallest and largest number, each listed value, each
//! optional member absent and present, the emptiest and fullest array.

use std::collections::BTreeSet;

use serde_json::Value;

use super::bounds::{Bound, MAKERS};
use super::edge::{Edge, Edges, Skipped};
use super::place::replaced;
use super::site::sites;
use super::spot::Spot;
use super::whole::Schema;

/// After so many bounds the rest is left out.
const BUDGET: usize = 1500;

/// After so many schemas were held against a place the rest is left out.
const WORK: usize = 2_000_000;

impl Schema {
    /// Every member at a bound, made from `base`, itself a member, by changing one place; a bound at which `base` itself
    /// stands gives `base`.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet};
    /// use serde_json::json;
    ///
    /// let schema = Schema::new(Arc::new(SchemaSet::new(json!({"enum": ["01", "02"]}))), "");
    /// let edges = schema.edges(&json!("01"), 0);
    /// assert_eq!(edges.iter().map(|edge| (&edge.what[..], &edge.value)).collect::<Vec<_>>(), [("enum-1", &json!("02"))]);
    /// ```
    pub fn edges(&self, base: &Value, seed: u64) -> Vec<Edge> {
        self.edges_and_skipped(base, seed).edges
    }

    /// Every member at a bound, and every bound that was left out, with the reason.
    pub fn edges_and_skipped(&self, base: &Value, seed: u64) -> Edges {
        let sites = sites(self.set(), self.pointer(), base);
        let mut found = Edges::default();
        let mut known = BTreeSet::new();
        let mut work = WORK;
        for spot in Spot::all(self.set(), &sites, base, seed) {
            if known.len() > BUDGET || work == 0 {
                let (at, constraint) = (spot.site.at.clone(), spot.site.pointer.clone());
                let why = format!("{} bounds were tried before, which is the budget", known.len());
                found.skipped.push(Skipped { at, what: "rest".to_owned(), constraint, why });
                break;
            }
            for bound in MAKERS.iter().flat_map(|maker| maker(&spot)) {
                work = work.saturating_sub(sites.len());
                if known.insert((bound.at.clone(), bound.what.clone(), bound.constraint.clone())) {
                    self.take(base, &spot, bound, &mut found);
                }
            }
        }
        found
    }

    fn take(&self, base: &Value, spot: &Spot<'_>, bound: Bound, found: &mut Edges) {
        let Bound { what, constraint, at, candidates } = bound;
        let skip =
            |why: String| Skipped { at: at.clone(), what: what.clone(), constraint: constraint.clone(), why };
        match candidates {
            Err(why) => found.skipped.push(skip(why)),
            Ok(candidates) => {
                let mut wholes = candidates.into_iter().map(|value| replaced(base, &spot.site.at, value));
                match wholes.find(|whole| self.admits(whole)) {
                    Some(value) => found.edges.push(Edge { at, what, constraint, value }),
                    None => found
                        .skipped
                        .push(skip("no candidate is admitted by all that applies there".to_owned())),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::schema::SchemaSet;

    fn edges(schema: Value, base: &Value) -> Vec<String> {
        let schema = Schema::new(Arc::new(SchemaSet::new(schema)), "");
        let edges = schema.edges(base, 1).into_iter();
        edges.map(|edge| format!("{} {} {}", edge.at, edge.what, edge.value)).collect()
    }

    #[test]
    fn every_bound_is_reached() {
        assert_eq!(
            edges(json!({"type": "string", "minLength": 1, "maxLength": 3}), &json!("ab")),
            [" min-length \"a\"", " max-length \"abb\""]
        );
        assert_eq!(
            edges(
                json!({"type": "number", "exclusiveMinimum": 0, "maximum": 1, "multipleOf": 0.1}),
                &json!(0.5)
            ),
            [" maximum 1", " above-exclusive-minimum 0.1"]
        );
        assert_eq!(
            edges(json!({"type": "array", "items": {"type": "integer"}, "maxItems": 2}), &json!([7])),
            [" empty-array []", " max-items [7,7]"]
        );
        assert_eq!(edges(json!({"enum": ["a", "b"]}), &json!("a")), [" enum-1 \"b\""]);
        assert_eq!(edges(json!({"type": ["boolean", "null"]}), &json!(true)), [" false false", " null null"]);
    }

    #[test]
    fn optional_members_are_left_out_and_put_in() {
        let schema = json!({"type": "object", "required": ["a"], "properties": {
            "a": {}, "b": {"type": "string"}, "c": {"const": 1}
        }});
        assert_eq!(
            edges(schema, &json!({"a": 1, "b": "x"})),
            ["/b absent {\"a\":1}", "/c present {\"a\":1,\"b\":\"x\",\"c\":1}"]
        );
    }

    #[test]
    fn a_length_meets_its_pattern() {
        let found = edges(json!({"pattern": "^A[0-9]+$", "maxLength": 12, "minLength": 2}), &json!("A1234"));
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_huge_bound_is_skipped_and_said() {
        let schema =
            Schema::new(Arc::new(SchemaSet::new(json!({"type": "string", "maxLength": 1_000_000}))), "");
        let found = schema.edges_and_skipped(&json!(""), 1);
        assert_eq!(found.edges, []);
        assert_eq!(found.skipped[0].why, "a length of 1000000 is too much to build");
    }
}
