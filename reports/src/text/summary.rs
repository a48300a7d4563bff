//! The summary as a whole.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{ClassResult, Judgement, Verdict};

use super::sheet::{Sheet, counted, widest};
use super::style::TextStyle;
use super::{claims, findings, header, residue, untested};
use crate::reproduction::Reproduction;
use crate::tally::clause_verdicts;
use crate::tone::Tone;
use crate::visible::visible_line;
use crate::width::{fit, pad};
use crate::wording::{self, phrase};

/// The judgement as text for a terminal.
pub fn text(
    judgement: &Judgement,
    reproduction: &Reproduction,
    language: Language,
    style: &TextStyle,
) -> String {
    let sheet = Sheet { judgement, reproduction, language, style: *style };
    let mut lines = header::lines(sheet);
    lines.extend(class_lines(sheet));
    lines.extend(clause_counts(sheet));
    lines.extend(findings::lines(sheet));
    lines.extend(untested::doubt_lines(sheet));
    lines.extend(untested::lines(sheet));
    lines.extend(residue::reached_lines(sheet));
    lines.extend(claims::lines(sheet));
    lines.extend(residue::lines(sheet));
    lines.extend(totals(sheet));
    lines.push(String::new());
    lines.join("\n")
}

fn class_lines(sheet: Sheet<'_>) -> Vec<String> {
    let classes = &sheet.judgement.classes;
    let titles: Vec<String> =
        classes.iter().map(|class| visible_line(class.title.get(sheet.language))).collect();
    let title_width = widest(titles.iter().map(String::as_str));
    let verdict_width = widest(classes.iter().map(|class| class_verdict(sheet, class)));
    let room = sheet.style.width.saturating_sub(verdict_width + 16).max(16);
    let title_width = title_width.min(room);
    let satisfied = sheet.say(phrase::SATISFIED);
    let mut lines = sheet.heading(&format!("{} · {satisfied}", sheet.say(phrase::CLASS)));
    for (class, title) in classes.iter().zip(&titles) {
        let verdict = pad(class_verdict(sheet, class), verdict_width);
        let verdict = sheet.style.toned(&verdict, Tone::of_class(class.verdict));
        let title = pad(&fit(title, title_width), title_width);
        lines.push(format!("  {title}  {verdict}  {} / {}", class.satisfied, class.shall));
    }
    lines
}

fn class_verdict(sheet: Sheet<'_>, class: &ClassResult) -> &'static str {
    sheet.say(wording::class_verdict(class.verdict))
}

fn clause_counts(sheet: Sheet<'_>) -> Vec<String> {
    let verdicts = clause_verdicts(sheet.judgement);
    let counts = verdicts
        .into_iter()
        .map(|(verdict, count)| (sheet.say(wording::clause_verdict(verdict)), count as u64));
    let mut lines =
        sheet.heading(&format!("{} {}", sheet.say(phrase::CLAUSE), sheet.judgement.clauses.len()));
    lines.extend(sheet.indented(&counted(counts)));
    lines
}

fn totals(sheet: Sheet<'_>) -> Vec<String> {
    let counts = sheet.judgement.coverage.cases;
    let words = [
        (Verdict::Pass, counts.pass),
        (Verdict::Fail, counts.fail),
        (Verdict::Inconclusive, counts.inconclusive),
        (Verdict::Error, counts.error),
        (Verdict::NotApplicable, counts.not_applicable),
    ];
    let words = words.map(|(verdict, count)| (sheet.say(wording::case_verdict(verdict)), count));
    let mut lines = sheet.heading(&format!("{} {}", sheet.say(phrase::CASES), counts.total()));
    lines.extend(sheet.indented(&counted(words)));
    let exchanges = (sheet.say(phrase::EXCHANGES), sheet.judgement.run.exchanges);
    lines.push(format!("  {}", counted([exchanges])));
    lines
}
