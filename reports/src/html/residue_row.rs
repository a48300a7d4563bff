//! What the run left on the platform.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;

use crate::visible::value;
use crate::wording::{phrase, removal};

/// How many things are listed.
const THINGS: usize = 500;

/// A thing in the table of what is left.
#[derive(Debug)]
pub(super) struct ResidueRow {
    pub(super) operation: String,
    pub(super) identifier: String,
    pub(super) case: String,
    pub(super) line: u64,
    pub(super) removal: String,
}

/// What is left, as much as a page can hold, and how much more there is.
pub(super) fn residue_rows(judgement: &Judgement, language: Language) -> (Vec<ResidueRow>, usize) {
    let rows = judgement.residue.iter().take(THINGS).map(|left| ResidueRow {
        operation: value(left.operation.as_str(), language),
        identifier: value(
            left.identifier.as_deref().unwrap_or_else(|| phrase::NOT_GIVEN.get(language)),
            language,
        ),
        case: value(left.case.as_str(), language),
        line: left.line,
        removal: value(&removal(&left.removal, language), language),
    });
    (rows.collect(), judgement.residue.len().saturating_sub(THINGS))
}
