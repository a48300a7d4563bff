//! All machine-made deviations from a standard.

use hutong_specs::standard::Standard;

use super::{dropped, ignored};
use crate::deviation::Deviation;

/// All machine-made deviations from a standard, operation by operation.
pub(crate) fn deviations(standard: &Standard) -> Vec<Deviation> {
    let each =
        |operation| dropped::deviations(standard, operation).chain(ignored::deviations(standard, operation));
    standard.operations.iter().flat_map(each).collect()
}
