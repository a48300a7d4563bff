//! Texts within lengths, patterns and formats, and outside others.

use serde_json::{Map, Value};

use super::drawing::Drawing;
use super::made::made;
use super::obstacle::Obstacle;
use super::source::Source;
use super::{format, pattern, people};
use crate::schema::decimal::is_whole;
use crate::schema::set::SchemaSet;

/// What is demanded of a text, by all schemas that apply to its place together.
#[derive(Clone, Debug, Default)]
pub(in crate::schema) struct Text {
    pub(in crate::schema) least: usize,
    pub(in crate::schema) most: Option<usize>,
    pub(in crate::schema) patterns: Vec<String>,
    pub(in crate::schema) not_patterns: Vec<String>,
    pub(in crate::schema) formats: Vec<String>,
    pub(in crate::schema) not_formats: Vec<String>,
}

/// Letters that people send: Latin, Chinese, rare and outside the basic plane.
const LETTERS: [char; 40] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'x', 'y', 'z', 'A', 'B', 'C', 'X', 'Y', 'Z', '0', '1', '2', '3', '4',
    '5', '6', '7', '8', '9', '测', '试', '人', '民', '政', '务', '服', '事', '项', '·', '㐂', '䶮', '𠮷',
    '𰻝',
];
/// What stands in a text that a person is to read.
const READABLE: &str = "测试文本";
/// Repeats in patterns are not stretched beyond this.
const STRETCH: usize = 10_000;
/// No text is made longer than this.
const LONG: usize = 1_000_000;
/// As many texts are drawn before a text is given up.
const TRIES: usize = 24;
/// Texts that many patterns and formats refuse.
const ODD: &[&str] = &[
    "",
    " ",
    "a",
    "0",
    "A",
    "!",
    "-",
    "_",
    "中",
    "\n",
    "\u{7f}",
    "a b",
    "!! \\",
    "{",
    "not-listed",
    "不是这种格式",
    "a1",
    "1a",
    "/",
    "~",
    "%",
    "[",
    "(",
];

impl Text {
    /// Reads what the keywords of several schemas demand.
    pub(in crate::schema) fn gather<'a>(parts: impl Iterator<Item = &'a Map<String, Value>>) -> Self {
        let mut text = Self::default();
        for part in parts {
            let word = |keyword| part.get(keyword).and_then(Value::as_str).map(str::to_owned);
            text.and(Self {
                least: count(part, "minLength").unwrap_or(0),
                most: count(part, "maxLength"),
                patterns: word("pattern").into_iter().collect(),
                formats: word("format").into_iter().collect(),
                ..Self::default()
            });
        }
        text
    }

    /// Both demands together.
    pub(super) fn and(&mut self, other: Self) {
        self.least = self.least.max(other.least);
        self.most = [self.most, other.most].into_iter().flatten().min();
        self.patterns.extend(other.patterns);
        self.not_patterns.extend(other.not_patterns);
        self.formats.extend(other.formats);
        self.not_formats.extend(other.not_formats);
    }

    /// Whether it is certain that no text meets it.
    pub(super) fn is_empty(&self) -> bool {
        self.most.is_some_and(|most| most < self.least)
            || self.patterns.iter().any(|pattern| self.not_patterns.contains(pattern))
            || self.formats.iter().any(|format| self.not_formats.contains(format))
    }

    fn is_plain(&self) -> bool {
        self.patterns.is_empty()
            && self.not_patterns.is_empty()
            && self.formats.is_empty()
            && self.not_formats.is_empty()
    }

    /// Whether a text meets it.
    fn admits(&self, set: &SchemaSet, text: &str) -> bool {
        let length = text.chars().count();
        length >= self.least
            && self.most.is_none_or(|most| length <= most)
            && self.patterns.iter().all(|pattern| set.matches(pattern, text))
            && !self.not_patterns.iter().any(|pattern| set.matches(pattern, text))
            && self.formats.iter().all(|format| set.has_format(format, text))
            && !self.not_formats.iter().any(|format| set.has_format(format, text))
    }

    /// Candidates of exactly that many characters.
    pub(in crate::schema) fn of_length(
        &self,
        set: &SchemaSet,
        length: usize,
        readable: bool,
        source: &mut Source,
    ) -> Vec<String> {
        let mut found = Vec::new();
        if length <= STRETCH {
            for pattern in &self.patterns {
                found.extend((0..2).filter_map(|_| pattern::sample_of_length(set, pattern, length, source)));
            }
        }
        found.retain(|text| text.chars().count() == length);
        if self.patterns.is_empty() {
            found.push(plain(length, readable, source));
        }
        found
    }

    fn length(&self, source: &mut Source) -> usize {
        let most = self.most.unwrap_or(usize::MAX).min(self.least.saturating_add(24));
        source.between(self.least, most)
    }

    /// What is tried in some turn: what formats and patterns give first, then texts of any length.
    fn candidates(&self, set: &SchemaSet, turn: usize, readable: bool, source: &mut Source) -> Vec<String> {
        let nth = |names: &[String], turn: usize| names.get(turn % names.len().max(1)).cloned();
        if let Some(format) = nth(&self.formats, turn).filter(|_| turn < TRIES / 2) {
            let made = made(&format, source).filter(|_| !readable);
            return made.into_iter().chain(format::members(&format, source)).collect();
        }
        if let Some(pattern) = nth(&self.patterns, turn).filter(|_| turn % 3 != 2) {
            return set.sampled(&pattern, source).into_iter().collect();
        }
        if let Some(format) = nth(&self.not_formats, turn / 2).filter(|_| turn.is_multiple_of(2)) {
            let misses = format::near_misses(&format);
            return misses
                .get(source.below(misses.len()))
                .map(|(_, text)| (*text).to_owned())
                .into_iter()
                .collect();
        }
        if !self.is_plain() && turn % 4 == 1 {
            let start = source.below(ODD.len());
            return ODD.iter().cycle().skip(start).take(ODD.len()).map(|text| (*text).to_owned()).collect();
        }
        let length = match turn % 4 {
            2 => self.least,
            3 => self.most.filter(|most| *most <= 4096).unwrap_or(self.least),
            _ => self.length(source),
        };
        self.of_length(set, length, readable, source)
    }
}

impl Drawing<'_> {
    /// A text that meets a demand.
    pub(super) fn text(&mut self, text: &Text) -> Result<Value, Obstacle> {
        if text.least > LONG {
            return Err(Obstacle::not_found(format!(
                "a text of {} characters is too long to build",
                text.least
            )));
        }
        if text.is_plain() {
            let readable = text.least.max(text.most.unwrap_or(4).min(4));
            if !self.readable
                && self.source.once_in(3)
                && let Some(text) = people::text(text.least, text.most, &mut self.source)
            {
                return Ok(Value::from(text));
            }
            let length = if self.readable { readable } else { text.length(&mut self.source) };
            return Ok(Value::from(plain(length, self.readable, &mut self.source)));
        }
        for turn in 0..TRIES {
            let candidates = text.candidates(self.set, turn, self.readable, &mut self.source);
            if let Some(found) = candidates.into_iter().find(|candidate| text.admits(self.set, candidate)) {
                return Ok(Value::from(found));
            }
        }
        Err(Obstacle::not_found("no sampled text is admitted"))
    }
}

/// A text of no meaning and of that many characters; very long ones are not made.
fn plain(length: usize, readable: bool, source: &mut Source) -> String {
    let length = length.min(LONG);
    if readable {
        return READABLE.chars().cycle().take(length).collect();
    }
    (0..length).filter_map(|_| LETTERS.get(source.below(LETTERS.len())).copied()).collect()
}

/// The number of a keyword that counts.
pub(in crate::schema) fn count(part: &Map<String, Value>, keyword: &str) -> Option<usize> {
    part.get(keyword).and_then(counted)
}

/// The number that counts.
pub(super) fn counted(value: &Value) -> Option<usize> {
    let number = value.as_number()?.to_string();
    let whole = number.split_once('.').map_or(number.as_str(), |(whole, _)| whole);
    if is_whole(value) { whole.parse().ok() } else { None }
}
