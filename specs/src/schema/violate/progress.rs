//! How much was done, and what may still be: a value to which very many schemas apply costs as much to look at as many
//! small ones.

use std::collections::BTreeSet;

/// After so many constraints the rest is left out.
const BUDGET: usize = 2000;

/// After so many schemas were held against a place the rest is left out.
const WORK: usize = 2_000_000;

/// What was done so far.
pub(super) struct Progress {
    /// The names that are taken.
    pub(super) labels: BTreeSet<String>,
    /// How many constraints may still be tried.
    left: usize,
    /// How many schemas may still be held against a place.
    work: usize,
    /// How many schemas are held against places when the whole is looked at once.
    weight: usize,
}

impl Progress {
    /// Nothing was done yet with a value at whose places so many schemas apply.
    pub(super) fn new(sites: usize) -> Self {
        Self { labels: BTreeSet::new(), left: BUDGET, work: WORK, weight: sites.max(1) }
    }

    /// Whether nothing more is tried.
    pub(super) fn is_spent(&self) -> bool {
        self.left == 0 || self.work == 0
    }

    /// How many constraints were tried.
    pub(super) fn tried(&self) -> usize {
        BUDGET - self.left
    }

    /// So many constraints were tried.
    pub(super) fn count(&mut self, constraints: usize) {
        self.left = self.left.saturating_sub(constraints);
    }

    /// The whole was looked at so many times.
    pub(super) fn looked(&mut self, times: usize) {
        self.work = self.work.saturating_sub(times.saturating_mul(self.weight));
    }
}
