//! Values that a schema refuses when no constraint by itself could be broken, and those that it refuses because it
//! refuses all.

use std::collections::BTreeSet;

use serde_json::Value;

use super::label::labelled;
use super::table::{APPLICATORS, TABLE};
use crate::schema::inhabit::term::Term;
use crate::schema::inhabit::{FULL, NO_MEMBER, Request, generated};
use crate::schema::side::Side;
use crate::schema::spot::Spot;
use crate::schema::violation::Violation;
use crate::schema::whole::Schema;

/// As many values are worked out for the schema as a whole.
const TRIES: u64 = 4;

impl Schema {
    /// The keywords that hold schemas broken one by one, else the schema as a whole.
    pub(super) fn refused(
        &self,
        base: &Value,
        spots: &[Spot<'_>],
        seed: u64,
        labels: &mut BTreeSet<String>,
    ) -> Vec<Violation> {
        let rows = TABLE.iter().filter(|row| APPLICATORS.contains(&row.keyword));
        let pairs = rows.flat_map(|row| spots.iter().map(move |spot| (row, spot)));
        let applied = pairs.filter(|(row, spot)| spot.keywords.contains_key(row.keyword));
        let mut found: Vec<Violation> =
            applied.filter_map(|(row, spot)| self.solved(base, spot, row).ok()).flatten().collect();
        if found.is_empty() {
            found = (0..TRIES).filter_map(|attempt| self.refused_whole(seed.wrapping_add(attempt))).collect();
        }
        found.into_iter().map(|violation| labelled(violation, labels)).collect()
    }

    /// A value that the schema refuses, named by the first constraint that it breaks.
    fn refused_whole(&self, seed: u64) -> Option<Violation> {
        let terms = vec![Term::misses(self.pointer())];
        let request = Request {
            set: self.set(),
            terms,
            exempt: None,
            seed,
            readable: false,
            side: Side::Both,
            room: FULL,
        };
        self.named(generated(request).ok()?, "refused")
    }

    /// The value to start from, where it is certain that the schema has no member at all.
    pub(super) fn never(&self, base: &Value) -> Option<Violation> {
        if self.set().defect(self.pointer()).is_some() || self.admits(base) {
            return None;
        }
        self.unsatisfiable().filter(|given_up| given_up.why.starts_with(NO_MEMBER))?;
        self.named(base.clone(), "nothing-is-a-member")
    }

    fn named(&self, value: Value, what: &str) -> Option<Violation> {
        let faults = self.faults(&value);
        let fault = faults.first()?.clone();
        let (at, keyword, constraint) = (fault.at, fault.keyword, fault.constraint);
        Some(Violation { at, keyword, constraint, what: what.to_owned(), value, faults })
    }
}
