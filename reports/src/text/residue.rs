//! What the run left on the platform, and what it never got past refusal.

use super::sheet::{Sheet, counted};
use crate::tally::reached;
use crate::visible::value;
use crate::wording::{phrase, removal};

/// How many things are listed.
const THINGS: usize = 10;

/// How many operations are listed.
const OPERATIONS: usize = 20;

/// The lines about what is left; none if nothing is.
pub(super) fn lines(sheet: Sheet<'_>) -> Vec<String> {
    let residue = &sheet.judgement.residue;
    if residue.is_empty() {
        return Vec::new();
    }
    let mut lines = sheet.heading(&format!("{} {}", sheet.say(phrase::RESIDUE), residue.len()));
    for left in residue.iter().take(THINGS) {
        let identifier = left.identifier.as_deref().unwrap_or_else(|| sheet.say(phrase::NOT_GIVEN));
        let why = removal(&left.removal, sheet.language);
        let text = format!("{} {identifier}  {why}  #{}", left.operation, left.line);
        lines.extend(sheet.indented(&value(&text, sheet.language)));
    }
    if residue.len() > THINGS {
        lines.push("  …".to_owned());
    }
    lines
}

/// The lines about how many operations accepted anything, and which did not.
pub(super) fn reached_lines(sheet: Sheet<'_>) -> Vec<String> {
    let reached = reached(sheet.judgement);
    if reached.all == 0 {
        return Vec::new();
    }
    let share = format!("{} {} / {}", sheet.say(phrase::ACCEPTED_SHARE), reached.accepted, reached.all);
    let mut lines = sheet.heading(&share);
    for (word, operations) in
        [(phrase::NEVER_ACCEPTED, &reached.refused), (phrase::NEVER_SENT, &reached.unsent)]
    {
        if !operations.is_empty() {
            let count = counted([(sheet.say(word), operations.len() as u64)]);
            let names: Vec<&str> =
                operations.iter().take(OPERATIONS).map(|operation| operation.as_str()).collect();
            let more = if operations.len() > OPERATIONS { " …" } else { "" };
            let text = format!("{count}: {}{more}", names.join(", "));
            lines.extend(sheet.indented(&value(&text, sheet.language)));
        }
    }
    lines
}
