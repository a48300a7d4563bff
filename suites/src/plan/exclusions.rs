//! Collecting what is not tested: equal exclusions are one with a count, in an order of their own.

use std::collections::BTreeMap;

use hutong_specs::plan::Exclusion;

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

    /// The exclusions, their counts left aside.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Exclusion> {
        self.0.keys()
    }
}
