//! What was reached of each operation.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Judgement, OperationCoverage};
use hutong_specs::name::OperationId;

use crate::tally::reached;
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

/// How many operations accepted anything, and which did not.
pub(super) fn share(judgement: &Judgement, language: Language) -> String {
    let reached = reached(judgement);
    let named = |word: Word, operations: &[&OperationId]| {
        let names: Vec<&str> = operations.iter().map(|operation| operation.as_str()).collect();
        let comma = Word::new("、", ", ").get(language);
        format!("{}{}{}", word.get(language), Word::new("：", ": ").get(language), names.join(comma))
    };
    let mut parts =
        vec![format!("{} {} / {}", phrase::ACCEPTED_SHARE.get(language), reached.accepted, reached.all)];
    for (word, operations) in
        [(phrase::NEVER_ACCEPTED, &reached.refused), (phrase::NEVER_SENT, &reached.unsent)]
    {
        parts.extend((!operations.is_empty()).then(|| named(word, operations)));
    }
    value(&parts.join(Word::new("；", "; ").get(language)), language)
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
