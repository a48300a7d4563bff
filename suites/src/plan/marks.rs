//! Marks that stand in a value for pieces while it is written as text.

use std::collections::BTreeMap;

use hutong_specs::plan::{Piece, Template};

/// Of private use, so that no value of a document holds it.
const MARK: char = '\u{10fff0}';

/// What stands in the place of number `index` while the value is written.
pub(super) fn mark(index: usize) -> String {
    format!("{MARK}{index}{MARK}")
}

/// The text with pieces in place of their marks; one empty text if nothing is left.
pub(super) fn unmarked(text: &str, pieces: &BTreeMap<String, Vec<Piece>>) -> Template {
    let mut rest = text;
    let mut all = Vec::new();
    while let Some((start, length, written)) = next(rest, pieces) {
        all.push(Piece::Text(rest.get(..start).unwrap_or_default().to_owned()));
        all.extend(written.iter().cloned());
        rest = rest.get(start + length..).unwrap_or_default();
    }
    all.push(Piece::Text(rest.to_owned()));
    all.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    if all.is_empty() {
        all.push(Piece::Text(String::new()));
    }
    Template(all)
}

/// The first mark: where it begins, how long it is, and what it stands for.
fn next<'a>(text: &str, pieces: &'a BTreeMap<String, Vec<Piece>>) -> Option<(usize, usize, &'a [Piece])> {
    let found =
        pieces.iter().filter_map(|(mark, written)| Some((text.find(mark)?, mark.len(), written.as_slice())));
    found.min_by_key(|(start, _, _)| *start)
}
