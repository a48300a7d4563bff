//! A finding with its evidence.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Finding, Judgement};

use crate::numbering::finding_number;
use crate::reproduction::Reproduction;
use crate::tone::Tone;
use crate::trace::{blame, command, facts, minimal_command};
use crate::visible::{cut, value, visible_line};
use crate::wording::{self, Word, phrase};

/// How much of a request or response is shown.
const EVIDENCE: usize = 6000;

/// How many other cases are named.
const CASES: usize = 12;

/// A finding as the page shows it.
#[derive(Debug)]
pub(super) struct FindingCard {
    pub(super) number: String,
    pub(super) code: String,
    pub(super) title: Word,
    pub(super) severity: Word,
    pub(super) tone: &'static str,
    pub(super) waived: bool,
    pub(super) clause: String,
    pub(super) clause_text: String,
    pub(super) provenance: Option<Word>,
    pub(super) facts: Vec<(Word, String)>,
    pub(super) others: Vec<String>,
    pub(super) more: u64,
    pub(super) line: u64,
    pub(super) request: String,
    pub(super) response: String,
    pub(super) curl: Option<String>,
    pub(super) replay: String,
    pub(super) minimal: Option<MinimalCard>,
    pub(super) remedy: Word,
}

/// The smallest request that shows the finding, beside the first.
#[derive(Debug)]
pub(super) struct MinimalCard {
    pub(super) request: String,
    pub(super) response: String,
    pub(super) replay: Option<String>,
}

/// Every finding, in the judgement's order.
pub(super) fn finding_cards(
    judgement: &Judgement,
    reproduction: &Reproduction,
    language: Language,
) -> Vec<FindingCard> {
    let findings = judgement.findings.iter().enumerate();
    findings.map(|numbered| card(judgement, numbered, reproduction, language)).collect()
}

fn card(
    judgement: &Judgement,
    (index, finding): (usize, &Finding),
    reproduction: &Reproduction,
    language: Language,
) -> FindingCard {
    let clause = judgement.clauses.iter().find(|clause| clause.clause == finding.clause);
    let others = others(finding, language);
    let explanation = wording::explanation(finding.code);
    FindingCard {
        number: finding_number(index),
        code: format!("{:?}", finding.code),
        title: explanation.title,
        severity: wording::severity(finding.severity),
        tone: Tone::of_severity(finding.severity).name(),
        waived: finding.waiver.is_some(),
        clause: value(finding.clause.as_str(), language),
        clause_text: clause.map(|clause| value(clause.text.get(language), language)).unwrap_or_default(),
        provenance: clause.map(|clause| wording::provenance(clause.provenance)),
        facts: all_facts(finding, language),
        more: finding.count.saturating_sub(others.len() as u64 + 1),
        others,
        line: finding.evidence.line,
        request: cut(&finding.evidence.request, EVIDENCE, language),
        response: cut(&finding.evidence.response, EVIDENCE, language),
        curl: finding.evidence.curl.as_deref().map(visible_line),
        replay: command(reproduction, &finding.case),
        minimal: minimal(finding, reproduction, language),
        remedy: explanation.remedy,
    }
}

fn minimal(finding: &Finding, reproduction: &Reproduction, language: Language) -> Option<MinimalCard> {
    let minimal = finding.minimal.as_ref().filter(|minimal| minimal.round > 0)?;
    Some(MinimalCard {
        request: cut(&minimal.evidence.request, EVIDENCE, language),
        response: cut(&minimal.evidence.response, EVIDENCE, language),
        replay: minimal_command(reproduction, finding),
    })
}

/// The facts, with whose fault it is and the rule, which a page always has room for.
fn all_facts(finding: &Finding, language: Language) -> Vec<(Word, String)> {
    let mut facts = facts(finding, language);
    facts.retain(|(label, _)| *label != phrase::BLAME);
    facts.push((phrase::BLAME, blame(&finding.blame, language)));
    facts.push((phrase::RULE, value(wording::rule(&finding.rule, language), language)));
    facts
}

fn others(finding: &Finding, language: Language) -> Vec<String> {
    let others = finding.cases.iter().filter(|case| **case != finding.case);
    others.take(CASES).map(|case| value(case.as_str(), language)).collect()
}
