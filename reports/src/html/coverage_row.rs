//! What was reached of each operation.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Judgement, OperationCoverage};

use crate::visible::value;
use crate::wording::{Word, phrase};

/// An operation in the table of coverage.
#[derive(Debug)]
pub(super) struct CoverageRow {
    pub(super) operation: String,
    pub(super) passed: u64,
    pub(super) failed: u64,
    /// Neither passed nor failed.
    pub(super) undecided: u64,
    pub(super) accepted: Word,
    pub(super) reached: bool,
    pub(super) statuses: String,
}

/// Every operation, in the order of names.
pub(super) fn coverage_rows(judgement: &Judgement, language: Language) -> Vec<CoverageRow> {
    let operations = judgement.coverage.operations.iter();
    operations.map(|(operation, coverage)| row(operation.as_str(), coverage, language)).collect()
}

fn row(operation: &str, coverage: &OperationCoverage, language: Language) -> CoverageRow {
    let statuses = coverage.statuses.iter().map(|(status, count)| format!("{status} × {count}"));
    let cases = coverage.cases;
    CoverageRow {
        operation: value(operation, language),
        passed: cases.pass,
        failed: cases.fail,
        undecided: cases.inconclusive + cases.error + cases.not_applicable,
        accepted: if coverage.accepted { phrase::YES } else { phrase::NO },
        reached: coverage.accepted,
        statuses: statuses.collect::<Vec<_>>().join("，").replace('，', Word::new("，", ", ").get(language)),
    }
}
