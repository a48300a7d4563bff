//! The page as a whole.

use askama::Template;
use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{ClauseVerdict, Judgement, Verdict};
use hutong_specs::record::Ended;
use hutong_specs::standard::ProvenanceKind;

use super::claim_row::{ClaimRow, claim_rows};
use super::clause_row::{ClassBlock, class_blocks};
use super::coverage_row::{CoverageRow, coverage_rows, share};
use super::finding_card::{FindingCard, finding_cards};
use super::residue_row::{ResidueRow, residue_rows};
use super::untested::{DoubtRow, ReasonBlock, UntestedClause, doubt_rows, reason_blocks, untested_rows};
use crate::cover::{cover, ended};
use crate::error::ReportError;
use crate::reproduction::Reproduction;
use crate::tally::{clause_verdicts, severities};
use crate::tone::Tone;
use crate::visible::{value, visible_block};
use crate::wording::{self, Word, phrase};

/// What the template shows.
#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    language: Language,
    target: String,
    cover: Vec<(Word, String)>,
    unfinished: Option<String>,
    figures: Vec<Figure>,
    classes: Vec<ClassBlock>,
    provenances: Vec<(Word, Word)>,
    findings: Vec<FindingCard>,
    untested: Vec<UntestedClause>,
    reasons: Vec<ReasonBlock>,
    doubts: Vec<DoubtRow>,
    coverage: Vec<CoverageRow>,
    share: String,
    claims: Vec<ClaimRow>,
    more_claims: usize,
    residue: Vec<ResidueRow>,
    more_residue: usize,
    statements: &'static [Word],
}

/// A row of counts.
#[derive(Debug)]
struct Figure {
    label: Word,
    total: u64,
    parts: Vec<(Word, &'static str, u64)>,
}

/// A word behind as many references as the template engine happens to put before it.
trait Spoken {
    fn spoken(&self, language: Language) -> &'static str;
}

impl Spoken for Word {
    fn spoken(&self, language: Language) -> &'static str {
        self.get(language)
    }
}

impl<T: Spoken> Spoken for &T {
    fn spoken(&self, language: Language) -> &'static str {
        (**self).spoken(language)
    }
}

impl Page {
    /// The word in the page's language.
    fn say(&self, word: impl Spoken) -> &'static str {
        word.spoken(self.language)
    }

    fn tag(&self) -> &'static str {
        match self.language {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }
}

/// The judgement as one page of HTML.
pub fn html(
    judgement: &Judgement,
    reproduction: &Reproduction,
    language: Language,
) -> Result<String, ReportError> {
    let page = page(judgement, reproduction, language);
    let text = page.render().map_err(|error| ReportError::Html(error.to_string()))?;
    Ok(visible_block(&text))
}

fn page(judgement: &Judgement, reproduction: &Reproduction, language: Language) -> Page {
    let (claims, more_claims) = claim_rows(judgement, language);
    let (residue, more_residue) = residue_rows(judgement, language);
    let unfinished = judgement.run.ended != Some(Ended::Completed);
    Page {
        language,
        target: value(&judgement.run.target.name, language),
        cover: cover(judgement, language),
        unfinished: unfinished.then(|| value(&ended(judgement, language), language)),
        figures: figures(judgement),
        classes: class_blocks(judgement, language),
        provenances: provenances(judgement),
        findings: finding_cards(judgement, reproduction, language),
        untested: untested_rows(judgement, language),
        reasons: reason_blocks(judgement, language),
        doubts: doubt_rows(judgement, language),
        coverage: coverage_rows(judgement, language),
        share: share(judgement, language),
        claims,
        more_claims,
        residue,
        more_residue,
        statements: phrase::STATEMENTS,
    }
}

fn figures(judgement: &Judgement) -> Vec<Figure> {
    let clauses = clause_verdicts(judgement).into_iter();
    let clauses = clauses.map(|(verdict, count)| {
        (wording::clause_verdict(verdict), Tone::of_clause(verdict).name(), count as u64)
    });
    let findings = severities(judgement).into_iter();
    let findings = findings.map(|(severity, count)| {
        (wording::severity(severity), Tone::of_severity(severity).name(), count as u64)
    });
    vec![
        figure(phrase::CLAUSE, clauses.collect()),
        figure(phrase::CASES, case_counts(judgement)),
        figure(phrase::FINDINGS, findings.collect()),
    ]
}

fn figure(label: Word, parts: Vec<(Word, &'static str, u64)>) -> Figure {
    let total = parts.iter().map(|(_, _, count)| count).sum();
    Figure { label, total, parts }
}

fn case_counts(judgement: &Judgement) -> Vec<(Word, &'static str, u64)> {
    let counts = judgement.coverage.cases;
    let all = [
        (Verdict::Pass, Tone::Good, counts.pass),
        (Verdict::Fail, Tone::Bad, counts.fail),
        (Verdict::Inconclusive, Tone::Unsure, counts.inconclusive),
        (Verdict::Error, Tone::Unsure, counts.error),
        (Verdict::NotApplicable, Tone::Neutral, counts.not_applicable),
    ];
    let some = all.into_iter().filter(|(_, _, count)| *count > 0);
    some.map(|(verdict, tone, count)| (wording::case_verdict(verdict), tone.name(), count)).collect()
}

/// The provenances that occur, with what each means.
fn provenances(judgement: &Judgement) -> Vec<(Word, Word)> {
    let all = [
        ProvenanceKind::Normative,
        ProvenanceKind::Practice,
        ProvenanceKind::Inferred,
        ProvenanceKind::Document,
        ProvenanceKind::Profile,
    ];
    let occurs = |kind: &ProvenanceKind| judgement.clauses.iter().any(|clause| clause.provenance == *kind);
    let kinds = all.into_iter().filter(occurs);
    kinds.map(|kind| (wording::provenance(kind), wording::provenance_note(kind))).collect()
}
