//! What was not tested, by reason, and what could not be decided.

use super::sheet::{Sheet, counted, widest};
use crate::tally::{LeftOut, doubts, left_out};
use crate::visible::value;
use crate::width::{pad, wrap};
use crate::wording::{self, Word, phrase};

/// The lines about what was not tested.
pub(super) fn lines(sheet: Sheet<'_>) -> Vec<String> {
    let reasons = left_out(sheet.judgement);
    if reasons.is_empty() {
        return Vec::new();
    }
    let mut lines = sheet.heading(sheet.say(phrase::UNTESTED));
    let width = widest(reasons.keys().map(|reason| sheet.say(wording::reason(*reason))));
    for (reason, left_out) in &reasons {
        let word = pad(sheet.say(wording::reason(*reason)), width);
        lines.push(format!("  {word}  {}", counts(sheet, left_out)));
    }
    lines
}

/// The lines about cases that could not be decided.
pub(super) fn doubt_lines(sheet: Sheet<'_>) -> Vec<String> {
    const LIMIT: usize = 12;
    let doubts = doubts(sheet.judgement);
    if doubts.is_empty() {
        return Vec::new();
    }
    let mut lines = sheet.heading(sheet.say(phrase::INCONCLUSIVE_CASES));
    for (doubt, count, case) in doubts.iter().take(LIMIT) {
        let why = value(&wording::doubt(doubt, sheet.language), sheet.language);
        let text = format!("{why} × {count}  {}", value(case.as_str(), sheet.language));
        let wrapped = wrap(&text, sheet.style.width.saturating_sub(4));
        let indents = std::iter::once("  ").chain(std::iter::repeat("    "));
        lines.extend(indents.zip(wrapped).map(|(indent, line)| format!("{indent}{line}")));
    }
    if doubts.len() > LIMIT {
        lines.push("  …".to_owned());
    }
    lines
}

fn counts(sheet: Sheet<'_>, left_out: &LeftOut<'_>) -> String {
    let clauses = (sheet.say(Word::new("条款", "clauses")), left_out.clauses.len() as u64);
    let cases = (sheet.say(Word::new("未生成的用例", "cases left out")), left_out.cases);
    counted([clauses, cases].into_iter().filter(|(_, count)| *count > 0))
}
