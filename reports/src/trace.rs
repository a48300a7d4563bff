//! A finding in words, in labelled lines: what every format says about it.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Blame, Finding};
use hutong_specs::name::{CaseId, OperationId};

use crate::reproduction::Reproduction;
use crate::visible::{value, visible_line};
use crate::wording::{self, Word, phrase};

/// What was demanded, seen and broken, whose fault it is, and how to reproduce it.
pub(crate) fn facts(finding: &Finding, language: Language) -> Vec<(Word, String)> {
    let mut facts = vec![
        (phrase::OPERATION, operations(finding, language)),
        (phrase::PLACE, value(&wording::place(&finding.place, language), language)),
        (phrase::EXPECTED, value(&wording::demand(&finding.expected, language), language)),
        (phrase::OBSERVED, value(&wording::observed(&finding.observed, language), language)),
    ];
    for breach in &finding.breaches {
        facts.push((phrase::BREACHES, value(&wording::breach(breach, language), language)));
    }
    if finding.blame != Blame::Platform {
        facts.push((phrase::BLAME, blame(&finding.blame, language)));
    }
    if let Some(waiver) = &finding.waiver {
        facts.push((phrase::WAIVED_BY, value(waiver, language)));
    }
    facts.push((phrase::CASES, cases(finding, language)));
    if let Some(minimal) = &finding.minimal {
        facts.push((phrase::MINIMAL, value(&wording::minimal(minimal, language), language)));
    }
    facts
}

/// The command that sends the smallest request of a finding again.
pub(crate) fn minimal_command(reproduction: &Reproduction, finding: &Finding) -> Option<String> {
    let minimal = finding.minimal.as_ref().filter(|minimal| minimal.round > 0)?;
    Some(visible_line(&reproduction.of_round(minimal.round).command(&minimal.case)))
}

/// The command that sends a case again, safe to show.
pub(crate) fn command(reproduction: &Reproduction, case: &CaseId) -> String {
    visible_line(&reproduction.command(case))
}

/// Whose fault a finding is, with the ground for it.
pub(crate) fn blame(blame: &Blame, language: Language) -> String {
    let word = wording::blame(blame).get(language);
    let ground = value(&wording::blame_ground(blame, language), language);
    match (ground.is_empty(), language) {
        (true, _) => word.to_owned(),
        (false, Language::Zh) => format!("{word}（{ground}）"),
        (false, Language::En) => format!("{word} ({ground})"),
    }
}

/// The operations that showed it, those beyond the first few only counted.
fn operations(finding: &Finding, language: Language) -> String {
    const LIMIT: usize = 6;
    let separator = Word::new("、", ", ").get(language);
    let names = finding.operations.iter().take(LIMIT).map(OperationId::as_str);
    let names = names.collect::<Vec<_>>().join(separator);
    let total = finding.operations.len();
    let names = if names.is_empty() { finding.operation.to_string() } else { names };
    match (total > LIMIT, language) {
        (false, _) => value(&names, language),
        (true, Language::Zh) => value(&format!("{names} 等 {total} 个"), language),
        (true, Language::En) => value(&format!("{names} and others, {total} in all"), language),
    }
}

fn cases(finding: &Finding, language: Language) -> String {
    let case = value(finding.case.as_str(), language);
    match language {
        Language::Zh => format!("{} 个；首个为 {case}", finding.count),
        Language::En => format!("{}, first {case}", finding.count),
    }
}
