//! The matrix of deviations and clauses, and what law 2 asks of it.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::name::ClauseId;
use hutong_specs::standard::{Clause, Obligation, Standard, Verification};
use serde::Serialize;

/// What came of one deviation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// The deviation.
    pub deviation: String,
    /// The clauses that it breaks.
    pub breaks: BTreeSet<ClauseId>,
    /// The clauses that reported.
    pub reported: BTreeSet<ClauseId>,
    /// Clauses that reported though the deviation neither breaks nor implies them.
    pub wrongly: BTreeSet<ClauseId>,
    /// Whether a clause that it breaks reported.
    pub caught: bool,
}

impl Row {
    /// What came of a deviation that breaks these clauses, when these reported.
    pub fn new(
        standard: &Standard,
        deviation: String,
        breaks: BTreeSet<ClauseId>,
        reported: BTreeSet<ClauseId>,
    ) -> Self {
        let implied = implied(standard, &breaks);
        Self {
            deviation,
            caught: !reported.is_disjoint(&breaks),
            wrongly: reported.difference(&implied).cloned().collect(),
            breaks,
            reported,
        }
    }

    /// Whether this clause, with what it implies, is all that reported.
    fn is_of(&self, standard: &Standard, clause: &ClauseId) -> bool {
        self.reported.contains(clause)
            && self.reported.is_subset(&implied(standard, &BTreeSet::from([clause.clone()])))
    }
}

/// The automatic 应 clauses that no deviation shows apart from the others: none is caught by them, with what they imply,
/// alone.
pub fn without_own(standard: &Standard, rows: &[Row]) -> BTreeSet<ClauseId> {
    let demanding = |clause: &&Clause| {
        clause.obligation == Obligation::Shall && clause.verification == Verification::Automatic
    };
    let clauses = standard.clauses.iter().filter(demanding).map(|clause| clause.id.clone());
    clauses.filter(|clause| !rows.iter().any(|row| row.is_of(standard, clause))).collect()
}

/// Clauses and all that they imply, however indirectly.
fn implied(standard: &Standard, clauses: &BTreeSet<ClauseId>) -> BTreeSet<ClauseId> {
    let relation: BTreeMap<_, _> =
        standard.clauses.iter().map(|clause| (&clause.id, &clause.implies)).collect();
    let mut all = clauses.clone();
    let mut open: Vec<_> = clauses.iter().cloned().collect();
    while let Some(clause) = open.pop() {
        let next = relation.get(&clause).into_iter().flat_map(|next| next.iter());
        for next in next {
            if all.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    all
}
