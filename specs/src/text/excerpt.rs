//! Cuts the line of a place out of its text and underlines it with carets.
//!
//! It writes plain text; colour belongs to whoever owns the terminal.

use super::place::Place;
use super::span::Span;

/// How many characters are shown on either side of the place, since documents may be a single line.
const REACH: usize = 60;

/// The place, its line and its carets, or the place alone when the text is not at hand.
pub(super) fn excerpt(place: &Place) -> String {
    let heading = heading(place);
    let Some(source) = &place.text else { return heading };
    let line = Span::between(source.line(place.span.offset).offset, source.line(place.span.offset).end());
    let shown = Shown::cut(line.slice(&source.text).unwrap_or_default(), line, place.span);
    let number = place.position.line.to_string();
    let margin = " ".repeat(number.len());
    format!(
        "{margin}{heading}\n{margin} |\n{number} | {}\n{margin} | {}{}\n",
        shown.line,
        " ".repeat(shown.indent),
        "^".repeat(shown.carets)
    )
}

fn heading(place: &Place) -> String {
    let position = place.position;
    let pointer = place.pointer.as_deref().filter(|pointer| !pointer.is_empty());
    let pointer = pointer.map(|pointer| format!(" ({pointer})")).unwrap_or_default();
    format!("--> {}:{}:{}{pointer}", place.source, position.line, position.column)
}

/// The part of a line that is shown, and where its carets stand.
struct Shown {
    line: String,
    indent: usize,
    carets: usize,
}

impl Shown {
    fn cut(line: &str, line_span: Span, span: Span) -> Self {
        let start = line.floor_char_boundary(span.offset - line_span.offset.min(span.offset));
        let (before, rest) = line.split_at(start);
        let marked_end = rest.ceil_char_boundary(span.length.min(rest.len()));
        let (marked, after) = rest.split_at(marked_end);
        let before = last_characters(before);
        let marked = first_characters(marked.trim_end());
        let after = if marked.ends_with('…') { String::new() } else { first_characters(after.trim_end()) };
        Self {
            indent: width(&before),
            carets: width(&marked).max(1),
            line: format!("{before}{marked}{after}").trim_end().to_owned(),
        }
    }
}

fn first_characters(text: &str) -> String {
    let mut characters = text.chars();
    let shown: String = characters.by_ref().take(REACH).map(printable).collect();
    if characters.next().is_some() { shown + "…" } else { shown }
}

fn last_characters(text: &str) -> String {
    let mut characters = text.char_indices().rev();
    let start = characters.by_ref().take(REACH).last().map_or(text.len(), |(offset, _)| offset);
    let shown = text.get(start..).unwrap_or_default().chars().map(printable);
    if start == 0 || text.is_empty() {
        shown.collect()
    } else {
        std::iter::once('…').chain(shown).collect()
    }
}

/// A terminal must not be driven by what a document holds.
fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        other if other.is_control() => '\u{fffd}',
        other => other,
    }
}

/// How many columns a terminal gives the text: the scripts of East Asia take two for a character.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn show(text: &str, offset: usize, length: usize) -> String {
        excerpt(&Place::new(&Source::new("a.yaml", text), Span::new(offset, length)))
    }

    #[test]
    fn the_carets_stand_under_the_place() {
        assert_eq!(show("a: 1\nb: two\n", 8, 3), " --> a.yaml:2:4\n  |\n2 | b: two\n  |    ^^^\n");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(show("姓名: 测试人", 8, 9), " --> a.yaml:1:5\n  |\n1 | 姓名: 测试人\n  |       ^^^^^^\n");
    }

    #[test]
    fn a_place_of_several_lines_is_shown_by_its_first() {
        assert_eq!(show("a:\n  b: 1\n  c: 2\n", 5, 11), " --> a.yaml:2:3\n  |\n2 |   b: 1\n  |   ^^^^\n");
    }

    #[test]
    fn a_very_long_line_is_cut_on_both_sides() {
        let text = "x".repeat(1_000_000);
        let shown = show(&text, 500_000, 5);
        assert!(shown.len() < 500, "{shown}");
        assert!(shown.contains("…x") && shown.contains("x…"), "{shown}");
    }

    #[test]
    fn the_end_of_the_text_and_control_characters_can_be_shown() {
        assert_eq!(show("a\u{1b}\t", 3, 0), " --> a.yaml:1:4\n  |\n1 | a\u{fffd}\n  |    ^\n");
        assert_eq!(show("", 0, 0), " --> a.yaml:1:1\n  |\n1 | \n  | ^\n");
    }
}
