//! The verb: every constraint that applies to a value is broken in turn, and what the validator does not bear out is
//! dropped.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::extension::{Extension, extensions};
use super::label::labelled;
use super::progress::Progress;
use super::table::{APPLICATORS, Row, TABLE};
use crate::schema::fault::SchemaFault;
use crate::schema::given_up::GivenUp;
use crate::schema::inhabit::NO_MEMBER;
use crate::schema::locate::names;
use crate::schema::place::replaced;
use crate::schema::site::sites;
use crate::schema::spot::Spot;
use crate::schema::violation::{Violation, Violations};
use crate::schema::whole::Schema;

/// A member that is put in costs as much as so many constraints.
const EXTENSION: usize = 4;

/// Working a value out costs as much as looking at so many.
const SOLVING: usize = 8;

impl Schema {
    /// For every constraint that applies to `base` or to a place in it, and for those of each described member that it
    /// lacks, values that break it. `base` is a member; where it is none, or where the schema is none, everything is
    /// given up.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet};
    /// use serde_json::json;
    ///
    /// let schema = Schema::new(Arc::new(SchemaSet::new(json!({"type": "integer", "maximum": 9}))), "");
    /// let violations = schema.violate(&json!(3), 0).violations;
    /// let last = violations.last().map(|violation| (&violation.what[..], &violation.value, &violation.constraint[..]));
    /// assert_eq!(last, Some(("above-maximum", &json!(10), "/maximum")));
    /// ```
    pub fn violate(&self, base: &Value, seed: u64) -> Violations {
        let mut found = Violations::default();
        if let Some(violation) = self.never(base) {
            found.violations.push(violation);
            return found;
        }
        if let Some(why) = self.obstacle(base) {
            found.given_up.push(GivenUp { constraint: self.pointer().to_owned(), why });
            return found;
        }
        let sites = sites(self.set(), self.pointer(), base);
        let known = sites.iter().map(|site| (site.at.clone(), site.pointer.clone())).collect();
        let mut progress = Progress::new(sites.len());
        let spots = Spot::all(self.set(), &sites, base, seed);
        for spot in &spots {
            self.break_all(base, spot, &mut progress, &mut found);
        }
        for spot in &spots {
            if progress.is_spent() {
                let tried = progress.tried();
                let why = format!("{tried} constraints were tried before, which is the budget");
                found.given_up.push(GivenUp { constraint: spot.site.pointer.clone(), why });
                break;
            }
            for extension in extensions(self, spot, base) {
                progress.count(EXTENSION);
                progress.looked(2);
                self.break_extended(&extension, &known, seed, &mut progress, &mut found);
            }
        }
        if found.violations.is_empty() {
            found.violations = self.refused(base, &spots, seed, &mut progress.labels);
        }
        found
    }

    /// Breaks what came in with a member: the constraints on itself, and those that its presence calls for.
    fn break_extended(
        &self,
        extension: &Extension,
        known: &BTreeSet<(String, String)>,
        seed: u64,
        progress: &mut Progress,
        found: &mut Violations,
    ) {
        let object = extension.at.rsplit_once('/').map_or("", |(object, _)| object);
        let mut sites = sites(self.set(), self.pointer(), &extension.whole);
        sites.retain(|site| site.at == extension.at || site.at == object);
        for spot in Spot::all(self.set(), &sites, &extension.whole, seed) {
            if !known.contains(&(spot.site.at.clone(), spot.site.pointer.clone())) {
                self.break_all(&extension.whole, &spot, progress, found);
            }
        }
    }

    fn break_all(&self, base: &Value, spot: &Spot<'_>, progress: &mut Progress, found: &mut Violations) {
        for row in TABLE.iter().filter(|row| spot.keywords.contains_key(row.keyword)) {
            self.break_one(base, spot, row, progress, found);
        }
    }

    fn obstacle(&self, base: &Value) -> Option<String> {
        if let Some(defect) = self.set().defect(self.pointer()) {
            return Some(defect.to_string());
        }
        (!self.admits(base)).then(|| "the value to start from is no member".to_owned())
    }

    fn break_one(
        &self,
        base: &Value,
        spot: &Spot<'_>,
        row: &Row,
        progress: &mut Progress,
        found: &mut Violations,
    ) {
        let constraint = spot.site.constraint(row.keyword);
        if progress.is_spent() {
            return;
        }
        progress.count(1);
        let mut give_up = |why: String| found.given_up.push(GivenUp { constraint: constraint.clone(), why });
        let replacements = match row.how.broken(spot) {
            Err(why) => return give_up(why),
            Ok(replacements) => replacements,
        };
        let is_bound = !replacements.is_empty();
        progress.looked(replacements.len());
        let mut violations = self.borne_out(base, spot, row, replacements);
        if violations.is_empty() && (is_bound || !APPLICATORS.contains(&row.keyword)) {
            progress.looked(SOLVING);
            match self.solved(base, spot, row) {
                Ok(solved) => violations = solved,
                Err(why) if is_bound || !why.starts_with(NO_MEMBER) => give_up(why),
                Err(_) => {}
            }
        }
        found
            .violations
            .extend(violations.into_iter().map(|violation| labelled(violation, &mut progress.labels)));
    }

    /// For each name the replacement that breaks the least, of those that the validator refuses for the right reason.
    pub(super) fn borne_out(
        &self,
        base: &Value,
        spot: &Spot<'_>,
        row: &Row,
        replacements: Vec<(String, Value)>,
    ) -> Vec<Violation> {
        let mut order = Vec::new();
        let mut best: BTreeMap<String, Violation> = BTreeMap::new();
        for (what, replacement) in replacements {
            if best.get(&what).is_some_and(|violation| violation.faults.len() == 1) {
                continue;
            }
            let value = replaced(base, &spot.site.at, replacement);
            let faults = self.faults(&value);
            if !aimed(spot, row, &faults) {
                continue;
            }
            if !best.contains_key(&what) {
                order.push(what.clone());
            } else if best.get(&what).is_some_and(|violation| violation.faults.len() <= faults.len()) {
                continue;
            }
            let violation = Violation {
                at: spot.site.at.clone(),
                keyword: row.keyword.to_owned(),
                constraint: spot.site.constraint(row.keyword),
                what: what.clone(),
                value,
                faults,
            };
            best.insert(what, violation);
        }
        order.iter().filter_map(|what| best.remove(what)).collect()
    }
}

/// Whether the constraint aimed at is among the faults, or the choice through which it applies.
fn aimed(spot: &Spot<'_>, row: &Row, faults: &[SchemaFault]) -> bool {
    let constraint = spot.site.constraint(row.keyword);
    let itself = |fault: &SchemaFault| names(fault, &spot.site.at, &constraint);
    let above = |fault: &SchemaFault| {
        spot.site.composites.iter().any(|(at, composite)| fault.at == *at && fault.constraint == *composite)
    };
    faults.iter().any(|fault| itself(fault) || above(fault))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::schema::SchemaSet;

    fn violated(schema: Value, base: &Value) -> Violations {
        Schema::new(Arc::new(SchemaSet::new(schema)), "").violate(base, 1)
    }

    fn whats(schema: Value, base: &Value, keyword: &str) -> Vec<String> {
        let violations = violated(schema, base).violations.into_iter();
        let of_keyword = violations.filter(|violation| violation.keyword == keyword);
        of_keyword.map(|violation| format!("{} {}", violation.what, violation.value)).collect()
    }

    #[test]
    fn bounds_are_broken_by_one() {
        let text = json!({"type": "string", "minLength": 2, "maxLength": 3});
        assert_eq!(whats(text.clone(), &json!("测试"), "minLength"), ["too-short \"测\""]);
        assert_eq!(whats(text, &json!("测试"), "maxLength"), ["too-long \"测试试试\""]);
        let number = json!({"type": "integer", "minimum": 1, "exclusiveMaximum": 5, "multipleOf": 1});
        assert_eq!(whats(number.clone(), &json!(2), "minimum"), ["below-minimum 0"]);
        assert_eq!(whats(number, &json!(2), "exclusiveMaximum"), ["at-exclusive-maximum 5"]);
    }

    #[test]
    fn only_the_aimed_constraint_is_broken_where_that_can_be() {
        let schema = json!({"type": "string", "maxLength": 6, "pattern": "^[0-9]+$"});
        let violations = violated(schema, &json!("123456")).violations;
        let long = violations.iter().find(|violation| violation.keyword == "maxLength").unwrap();
        assert_eq!((long.faults.len(), &long.value), (1, &json!("1234566")));
    }

    #[test]
    fn a_constraint_within_a_choice_is_reported_by_the_choice() {
        let schema = json!({"oneOf": [{"type": "object", "required": ["a"]}, {"type": "string"}]});
        let found = violated(schema, &json!({"a": 1})).violations;
        let missing = found.iter().find(|violation| violation.keyword == "required").unwrap();
        assert_eq!(missing.constraint, "/oneOf/0/required");
        assert_eq!(missing.faults[0].keyword, "oneOf");
    }

    #[test]
    fn objects_lose_and_gain_members() {
        let schema = json!({"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a", "b"],
            "additionalProperties": false});
        let base = json!({"a": 1, "b": 2});
        assert_eq!(whats(schema.clone(), &base, "required"), ["without-a {\"b\":2}", "without-b {\"a\":1}"]);
        assert_eq!(whats(schema, &base, "additionalProperties").len(), 1);
    }

    #[test]
    fn dates_and_identifiers_are_missed_narrowly() {
        let date = whats(json!({"format": "date"}), &json!("2024-01-31"), "format");
        assert!(date.contains(&"day-30-february \"2024-02-30\"".to_owned()), "{date:?}");
        let schema = Schema::new(Arc::new(SchemaSet::new(json!({"format": "cn-social-credit-code"}))), "");
        let base = schema.inhabit(1).unwrap();
        let kinds: Vec<_> =
            schema.violate(&base, 1).violations.into_iter().map(|violation| violation.what).collect();
        assert!(kinds.iter().any(|kind| kind == "wrong-check-digit"), "{kinds:?}");
    }

    #[test]
    fn coercions_are_named() {
        let found = whats(json!({"type": "integer"}), &json!(12), "type");
        assert!(found.contains(&"coercion-text \"12\"".to_owned()), "{found:?}");
        let found = whats(json!({"type": "boolean"}), &json!(true), "type");
        assert!(found.contains(&"coercion-number 1".to_owned()), "{found:?}");
    }

    #[test]
    fn what_cannot_be_broken_is_given_up() {
        let found = violated(json!({"type": "string", "maxLength": 9_999_999}), &json!("a"));
        assert_eq!(found.given_up.len(), 1);
        assert_eq!(
            violated(json!({"minimum": 1}), &json!(0)).given_up[0].why,
            "the value to start from is no member"
        );
    }
}
