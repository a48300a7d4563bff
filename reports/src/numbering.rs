//! The numbers that findings go by within a report.

use hutong_specs::judgement::{Finding, Judgement};
use hutong_specs::name::ClauseId;

/// The number of the finding at this place of the judgement, such as `F001`.
pub(crate) fn finding_number(index: usize) -> String {
    format!("F{:03}", index + 1)
}

/// The findings of a clause, with their places in the judgement.
pub(crate) fn findings_of<'a>(
    judgement: &'a Judgement,
    clause: &'a ClauseId,
) -> impl Iterator<Item = (usize, &'a Finding)> {
    judgement.findings.iter().enumerate().filter(move |(_, finding)| finding.clause == *clause)
}
