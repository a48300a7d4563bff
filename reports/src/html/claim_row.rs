//! What the target says of itself beside what it was seen to do.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Claim, Judgement, Standing};

use crate::visible::value;
use crate::wording::{Word, claim, standing};

/// How many claims of one standing are listed.
const CLAIMS: usize = 200;

/// A claim in the table.
#[derive(Debug)]
pub(super) struct ClaimRow {
    pub(super) standing: Word,
    pub(super) sentence: String,
    pub(super) case: String,
    pub(super) line: Option<u64>,
}

/// The claims, those that do not fit what was seen first, and how many more there are.
pub(super) fn claim_rows(judgement: &Judgement, language: Language) -> (Vec<ClaimRow>, usize) {
    const ORDER: &[Standing] =
        &[Standing::Contradicted, Standing::Undeclared, Standing::NotReached, Standing::Kept];
    let rows: Vec<ClaimRow> = ORDER
        .iter()
        .flat_map(|standing| {
            let own = judgement.claims.iter().filter(move |claim| claim.standing == *standing);
            own.take(CLAIMS).map(|claim| row(claim, language))
        })
        .collect();
    let more = judgement.claims.len().saturating_sub(rows.len());
    (rows, more)
}

fn row(one: &Claim, language: Language) -> ClaimRow {
    ClaimRow {
        standing: standing(one.standing),
        sentence: value(&claim(one, language), language),
        case: one.ground.as_ref().map(|ground| value(ground.case.as_str(), language)).unwrap_or_default(),
        line: one.ground.as_ref().map(|ground| ground.line),
    }
}
