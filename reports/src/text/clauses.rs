//! Clauses, one line each.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{ClauseResult, ClauseVerdict, Judgement};

use super::sheet::{Sheet, widest};
use super::style::TextStyle;
use crate::reproduction::Reproduction;
use crate::tone::Tone;
use crate::visible::visible_line;
use crate::width::{columns, fit, pad};
use crate::wording;

/// Every clause in a line of its own: a mark, its id, its verdict, cases passed and all, where it comes from, its text. There is no line
/// end after the last.
pub fn clause_lines(judgement: &Judgement, language: Language, style: &TextStyle) -> String {
    let reproduction = Reproduction::default();
    let sheet = Sheet { judgement, reproduction: &reproduction, language, style: *style };
    let identifiers: Vec<String> =
        judgement.clauses.iter().map(|clause| visible_line(clause.clause.as_str())).collect();
    let identifier_width = widest(identifiers.iter().map(String::as_str));
    let verdict_width = widest(judgement.clauses.iter().map(|clause| verdict(sheet, clause)));
    let lines = judgement.clauses.iter().zip(&identifiers);
    let lines = lines.map(|(clause, identifier)| {
        let head = format!("{} ", pad(identifier, identifier_width));
        line(sheet, clause, &head, verdict_width)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn line(sheet: Sheet<'_>, clause: &ClauseResult, head: &str, verdict_width: usize) -> String {
    let tone = Tone::of_clause(clause.verdict);
    let mark = mark(clause.verdict);
    let verdict = pad(verdict(sheet, clause), verdict_width);
    let cases = format!("{:>9}", format!("{}/{}", clause.cases.pass, clause.cases.total()));
    let taken = columns(head) + verdict_width + columns(&cases) + 4;
    let text = format!("{}  {}", obligation(sheet, clause), visible_line(clause.text.get(sheet.language)));
    let text = fit(&text, sheet.style.width.saturating_sub(taken).max(10));
    let (mark, verdict) = (sheet.style.toned(mark, tone), sheet.style.toned(&verdict, tone));
    format!("{mark} {head}{verdict}{cases}  {text}").trim_end().to_owned()
}

/// How binding the clause is, and on whose word: what no standard says must not read as if it did.
fn obligation(sheet: Sheet<'_>, clause: &ClauseResult) -> String {
    let provenance = sheet.say(wording::provenance_mark(clause.provenance));
    format!("{} · {provenance}", sheet.say(wording::obligation(clause.obligation)))
}

fn verdict(sheet: Sheet<'_>, clause: &ClauseResult) -> &'static str {
    sheet.say(wording::clause_verdict(clause.verdict))
}

/// One column on every terminal.
fn mark(verdict: ClauseVerdict) -> &'static str {
    match verdict {
        ClauseVerdict::Conformant => "✓",
        ClauseVerdict::PartlyConformant => "~",
        ClauseVerdict::NonConformant => "✗",
        ClauseVerdict::Advisory => "!",
        ClauseVerdict::Inconclusive => "?",
        ClauseVerdict::NotApplicable => "/",
        ClauseVerdict::NotTested => "-",
        ClauseVerdict::Waived => "w",
    }
}
