//! Findings, worst first, each with the command that reproduces it.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Finding;
use hutong_specs::record::Ended;

use super::sheet::{Sheet, counted};
use crate::cover::ended;
use crate::numbering::finding_number;
use crate::tally::severities;
use crate::tone::Tone;
use crate::trace::{command, facts, minimal_command};
use crate::visible::{value, visible_line};
use crate::width::{columns, fit};
use crate::wording::{self, phrase};

/// How many findings a terminal is given; the rest stand in the other reports.
const LIMIT: usize = 20;

/// The lines about findings.
pub(super) fn lines(sheet: Sheet<'_>) -> Vec<String> {
    let findings = &sheet.judgement.findings;
    if findings.is_empty() {
        let mut lines = sheet.heading(sheet.say(phrase::FINDINGS));
        lines.extend(none(sheet));
        return lines;
    }
    let mut lines = sheet.heading(&title(sheet));
    for (index, finding) in findings.iter().take(LIMIT).enumerate() {
        lines.extend(block(sheet, index, finding));
    }
    lines.extend(rest(sheet, findings.len().saturating_sub(LIMIT)));
    lines
}

/// There are none: of a run that ended early that says little.
fn none(sheet: Sheet<'_>) -> Vec<String> {
    if sheet.judgement.run.ended == Some(Ended::Completed) {
        return vec![format!("  {}", sheet.style.toned(sheet.say(phrase::NO_FINDINGS), Tone::Good))];
    }
    let why = value(&ended(sheet.judgement, sheet.language), sheet.language);
    let text = format!("{} {why}", sheet.say(phrase::NONE_SO_FAR));
    sheet.indented(&text).map(|line| sheet.style.toned(&line, Tone::Unsure)).collect()
}

fn title(sheet: Sheet<'_>) -> String {
    let counts = severities(sheet.judgement);
    let counts =
        counts.into_iter().map(|(severity, count)| (sheet.say(wording::severity(severity)), count as u64));
    let (word, total) = (sheet.say(phrase::FINDINGS), sheet.judgement.findings.len());
    format!("{word} {total} · {}", counted(counts))
}

fn block(sheet: Sheet<'_>, index: usize, finding: &Finding) -> Vec<String> {
    let severity = sheet.say(wording::severity(finding.severity));
    let room = sheet.style.width.saturating_sub(columns(severity) + 15);
    let title = fit(sheet.say(wording::explanation(finding.code).title), room);
    let severity = sheet.style.toned(severity, Tone::of_severity(finding.severity));
    let mut lines = vec![
        String::new(),
        format!("  {} {severity} {:?} {}", finding_number(index), finding.code, sheet.style.heading(&title)),
    ];
    lines.extend(sheet.labelled(4, phrase::CLAUSE, &clause(sheet, finding)));
    for (label, text) in facts(finding, sheet.language) {
        lines.extend(sheet.labelled(4, label, &text));
    }
    lines.push(sheet.unbroken(4, phrase::REPLAY, &command(sheet.reproduction, &finding.case)));
    if let Some(minimal) = minimal_command(sheet.reproduction, finding) {
        lines.push(sheet.unbroken(4, phrase::MINIMAL_REPLAY, &minimal));
    }
    lines
}

/// The clause with its provenance and as much of its text as a line holds.
fn clause(sheet: Sheet<'_>, finding: &Finding) -> String {
    let identifier = visible_line(finding.clause.as_str());
    let clause = sheet.judgement.clauses.iter().find(|clause| clause.clause == finding.clause);
    let Some(clause) = clause else { return identifier };
    let provenance = sheet.say(wording::provenance(clause.provenance));
    let head = match sheet.language {
        Language::Zh => format!("{identifier}（{provenance}）"),
        Language::En => format!("{identifier} ({provenance}) "),
    };
    let room = sheet.style.width.saturating_sub(columns(&head) + 24).max(16);
    format!("{head}{}", fit(&visible_line(clause.text.get(sheet.language)), room))
}

fn rest(sheet: Sheet<'_>, count: usize) -> Vec<String> {
    match (count, sheet.language) {
        (0, _) => Vec::new(),
        (_, Language::Zh) => {
            vec![String::new(), format!("  另有 {count} 个问题，见 HTML 报告或 judgement.json。")]
        }
        (_, Language::En) => {
            vec![String::new(), format!("  {count} more in the HTML report and in judgement.json.")]
        }
    }
}
