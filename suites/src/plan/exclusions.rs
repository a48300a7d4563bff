//! Collecting what is not tested: equal exclusions are one with a count, in an order of their own.

use std::collections::BTreeMap;

use hutong_specs::name::{OperationId, RuleId};
use hutong_specs::plan::{Exclusion, Reason};

/// Exclusions, counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exclusions(BTreeMap<Exclusion, u64>);

impl Exclusions {
    /// Takes one in.
    pub(crate) fn take(&mut self, mut exclusion: Exclusion) {
        let count = std::mem::take(&mut exclusion.count);
        *self.0.entry(exclusion).or_default() += count;
    }

    /// The exclusions, sorted, with their counts.
    pub(crate) fn into_vec(self) -> Vec<Exclusion> {
        self.0.into_iter().map(|(exclusion, count)| Exclusion { count, ..exclusion }).collect()
    }

    /// How many random requests to an operation could not be made.
    pub(crate) fn not_generated(&self, rule: &RuleId, operation: &OperationId) -> u64 {
        let is_meant = |exclusion: &Exclusion| {
            exclusion.reason == Reason::NotGenerated
                && exclusion.rule.as_ref() == Some(rule)
                && exclusion.operation.as_ref() == Some(operation)
        };
        self.0.iter().filter(|(exclusion, _)| is_meant(exclusion)).map(|(_, count)| count).sum()
    }

    /// The exclusions, their counts left aside.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Exclusion> {
        self.0.keys()
    }
}
