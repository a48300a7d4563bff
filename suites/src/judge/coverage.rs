//! What a run reached, by operation.

use std::collections::BTreeMap;

use hutong_specs::judgement::{Coverage, OperationCoverage, Verdict};
use hutong_specs::name::OperationId;
use hutong_specs::plan::Exclusion;
use hutong_specs::standard::Standard;

/// Coverage under way.
#[derive(Debug)]
pub(super) struct Reached {
    operations: BTreeMap<OperationId, OperationCoverage>,
}

impl Reached {
    /// Nothing was reached yet of any operation.
    pub(super) fn new(standard: &Standard) -> Self {
        let operations = standard
            .operations
            .iter()
            .map(|operation| (operation.id.clone(), OperationCoverage::default()))
            .collect();
        Self { operations }
    }

    /// An answer of an operation was seen.
    pub(super) fn answered(&mut self, operation: &OperationId, status: u16, accepted: bool) {
        if let Some(reached) = self.operations.get_mut(operation) {
            *reached.statuses.entry(status).or_default() += 1;
            reached.accepted |= accepted;
        }
    }

    /// A case about an operation was judged.
    pub(super) fn judged(&mut self, coverage: &mut Coverage, operation: &OperationId, verdict: Verdict) {
        coverage.cases.add(verdict);
        if let Some(reached) = self.operations.get_mut(operation) {
            reached.cases.add(verdict);
        }
    }

    /// The coverage.
    pub(super) fn finish(self, mut coverage: Coverage, exclusions: &[Exclusion]) -> Coverage {
        coverage.operations = self.operations;
        coverage.exclusions = exclusions.to_vec();
        coverage
    }
}
