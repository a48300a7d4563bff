//! What was not tested, and what could not be decided.

use std::collections::BTreeMap;

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{ClauseResult, Judgement};
use hutong_specs::plan::{Exclusion, Reason};

use crate::tally::{doubts, left_out, untested_clauses};
use crate::tone::Tone;
use crate::visible::value;
use crate::wording::{self, Word};

/// How many details are listed for one reason.
const DETAILS: usize = 60;

/// How many doubts are listed.
const DOUBTS: usize = 200;

/// A clause that was not tested or does not apply.
#[derive(Debug)]
pub(super) struct UntestedClause {
    pub(super) id: String,
    pub(super) verdict: Word,
    pub(super) tone: &'static str,
    pub(super) reasons: String,
    pub(super) explanation: String,
}

/// What the plan left out for one reason.
#[derive(Debug)]
pub(super) struct ReasonBlock {
    pub(super) reason: Word,
    pub(super) note: Word,
    pub(super) clauses: u64,
    pub(super) cases: u64,
    pub(super) details: Vec<(String, u64)>,
    pub(super) more: usize,
}

/// Why cases could not be decided.
#[derive(Debug)]
pub(super) struct DoubtRow {
    pub(super) why: String,
    pub(super) count: u64,
    pub(super) case: String,
}

/// The clauses that were not tested or do not apply.
pub(super) fn untested_rows(judgement: &Judgement, language: Language) -> Vec<UntestedClause> {
    untested_clauses(judgement).map(|clause| untested_row(clause, language)).collect()
}

fn untested_row(clause: &ClauseResult, language: Language) -> UntestedClause {
    let separator = Word::new("、", ", ").get(language);
    let reasons: Vec<&str> =
        clause.reasons.iter().map(|reason| wording::reason(*reason).get(language)).collect();
    let explanation = clause.explanation.as_ref().map(|text| value(text.get(language), language));
    UntestedClause {
        id: value(clause.clause.as_str(), language),
        verdict: wording::clause_verdict(clause.verdict),
        tone: Tone::of_clause(clause.verdict).name(),
        reasons: reasons.join(separator),
        explanation: explanation.unwrap_or_default(),
    }
}

/// What was left out, by reason.
pub(super) fn reason_blocks(judgement: &Judgement, language: Language) -> Vec<ReasonBlock> {
    let blocks = left_out(judgement).into_iter();
    blocks
        .map(|(reason, left_out)| {
            let details = details(judgement, reason, language);
            let more = details.len().saturating_sub(DETAILS);
            ReasonBlock {
                reason: wording::reason(reason),
                note: wording::reason_note(reason),
                clauses: left_out.clauses.len() as u64,
                cases: left_out.cases,
                details: details.into_iter().take(DETAILS).collect(),
                more,
            }
        })
        .collect()
}

/// What exactly was left out, equal details counted together.
fn details(judgement: &Judgement, reason: Reason, language: Language) -> Vec<(String, u64)> {
    let mut details = BTreeMap::new();
    for exclusion in judgement.coverage.exclusions.iter().filter(|exclusion| exclusion.reason == reason) {
        *details.entry(detail(exclusion, language)).or_insert(0) += exclusion.count;
    }
    details.into_iter().collect()
}

fn detail(exclusion: &Exclusion, language: Language) -> String {
    let clause = exclusion.clause.as_ref().map(|clause| clause.as_str().to_owned());
    let operation = exclusion.operation.as_ref().map(|operation| operation.as_str().to_owned());
    let rule = exclusion.rule.as_ref().map(|rule| wording::rule(rule, language).to_owned());
    let detail = (!exclusion.detail.is_empty()).then(|| exclusion.detail.clone());
    let parts: Vec<String> = [clause, operation, rule, detail].into_iter().flatten().collect();
    value(&parts.join(" · "), language)
}

/// Why cases could not be decided, equal reasons counted together.
pub(super) fn doubt_rows(judgement: &Judgement, language: Language) -> Vec<DoubtRow> {
    let rows = doubts(judgement).into_iter().take(DOUBTS);
    rows.map(|(doubt, count, case)| DoubtRow {
        why: value(&wording::doubt(doubt, language), language),
        count,
        case: value(case.as_str(), language),
    })
    .collect()
}
