//! The table of clauses, by conformance class.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{ClauseResult, Judgement};
use hutong_specs::standard::Dimension;

use crate::numbering::{finding_number, findings_of};
use crate::tone::Tone;
use crate::visible::value;
use crate::wording::{self, Word};

/// A conformance class and its clauses.
#[derive(Debug)]
pub(super) struct ClassBlock {
    pub(super) id: String,
    pub(super) title: String,
    /// The verdict and its tone; `None` for a class that only clauses name.
    pub(super) verdict: Option<(Word, &'static str)>,
    pub(super) shall: u64,
    pub(super) satisfied: u64,
    pub(super) clauses: Vec<ClauseRow>,
}

/// A clause in the table.
#[derive(Debug)]
pub(super) struct ClauseRow {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) obligation: Word,
    pub(super) provenance: Word,
    pub(super) source: String,
    pub(super) verdict: Word,
    pub(super) tone: &'static str,
    pub(super) passed: u64,
    pub(super) total: u64,
    pub(super) untested: String,
    pub(super) findings: Vec<String>,
    pub(super) waivers: String,
}

/// Every clause once: classes in the judgement's order, then classes that only clauses name.
pub(super) fn class_blocks(judgement: &Judgement, language: Language) -> Vec<ClassBlock> {
    let mut blocks: Vec<ClassBlock> = judgement
        .classes
        .iter()
        .map(|class| ClassBlock {
            id: class.class.to_string(),
            title: value(class.title.get(language), language),
            verdict: Some((wording::class_verdict(class.verdict), Tone::of_class(class.verdict).name())),
            shall: class.shall,
            satisfied: class.satisfied,
            clauses: Vec::new(),
        })
        .collect();
    for clause in &judgement.clauses {
        let row = clause_row(judgement, clause, language);
        match blocks.iter_mut().find(|block| block.id == clause.class.as_str()) {
            Some(block) => block.clauses.push(row),
            None => blocks.push(nameless(clause, row)),
        }
    }
    blocks
}

fn nameless(clause: &ClauseResult, row: ClauseRow) -> ClassBlock {
    let id = clause.class.to_string();
    ClassBlock { title: id.clone(), id, verdict: None, shall: 0, satisfied: 0, clauses: vec![row] }
}

fn clause_row(judgement: &Judgement, clause: &ClauseResult, language: Language) -> ClauseRow {
    ClauseRow {
        id: value(clause.clause.as_str(), language),
        text: value(clause.text.get(language), language),
        obligation: wording::obligation(clause.obligation),
        provenance: wording::provenance(clause.provenance),
        source: value(clause.source.get(language), language),
        verdict: wording::clause_verdict(clause.verdict),
        tone: Tone::of_clause(clause.verdict).name(),
        passed: clause.cases.pass,
        total: clause.cases.total(),
        untested: dimensions(&clause.untested, language),
        findings: findings_of(judgement, &clause.clause).map(|(index, _)| finding_number(index)).collect(),
        waivers: value(&clause.waivers.join("、"), language),
    }
}

fn dimensions(dimensions: &[Dimension], language: Language) -> String {
    let separator = Word::new("、", ", ").get(language);
    let words = dimensions.iter().map(|dimension| wording::dimension(*dimension).get(language));
    words.collect::<Vec<_>>().join(separator)
}
