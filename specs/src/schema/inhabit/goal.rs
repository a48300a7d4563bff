//! A place at which schemas hold or miss together, worked out once.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::expand::{Exempt, expand};
use super::outline::Outline;
use super::term::Term;
use crate::schema::set::SchemaSet;

/// What a value must meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::schema) struct GoalKey {
    pub(in crate::schema) terms: Vec<Term>,
    pub(in crate::schema) exempt: Exempt,
}

/// What a value must meet, and the alternatives that it has, once they were asked for.
#[derive(Debug)]
pub(in crate::schema) struct Goal {
    key: GoalKey,
    outlines: OnceLock<Outlines>,
}

/// The alternatives.
#[derive(Debug)]
pub(super) struct Outlines {
    pub(super) all: Vec<Outline>,
    /// Whether there are no others.
    pub(super) complete: bool,
    pub(super) why: String,
}

impl Goal {
    /// A goal whose alternatives are not worked out yet.
    pub(in crate::schema) fn new(key: GoalKey) -> Self {
        Self { key, outlines: OnceLock::new() }
    }

    /// The alternatives.
    pub(super) fn outlines(&self, set: &SchemaSet) -> &Outlines {
        self.outlines.get_or_init(|| self.worked_out(set))
    }

    fn worked_out(&self, set: &SchemaSet) -> Outlines {
        let leaves = expand(set, &self.key.terms, &self.key.exempt);
        let mut outlines = Outlines { all: Vec::new(), complete: leaves.complete, why: leaves.why };
        for leaf in leaves.all {
            match Outline::new(set, self, leaf) {
                Ok(outline) => outlines.all.push(outline),
                Err(obstacle) => {
                    outlines.complete &= obstacle.proven;
                    outlines.why = obstacle.why;
                }
            }
        }
        outlines
    }

    /// Whether the schemas among the terms admit or refuse a value as they must.
    pub(super) fn is_met(&self, set: &SchemaSet, value: &Value) -> bool {
        let judged = |term: &Term| term.keyword.is_some() || self.is_exempt(term);
        self.key.terms.iter().all(|term| judged(term) || set.admits(&term.pointer, value) == term.holds)
    }

    /// Whether the validator can say for each of the terms if it is met.
    pub(super) fn is_exact(&self) -> bool {
        self.key.exempt.is_none() && self.key.terms.iter().all(|term| term.keyword.is_none())
    }

    /// A schema that holds but for one keyword is refused by the validator on purpose.
    fn is_exempt(&self, term: &Term) -> bool {
        self.key.exempt.is_some() && term.holds
    }
}

impl SchemaSet {
    /// The goal of some terms.
    pub(super) fn goal(&self, terms: Vec<Term>) -> Arc<Goal> {
        self.goal_of(GoalKey { terms, exempt: None })
    }
}
