//! Texts within lengths, patterns and a format.

use serde_json::{Map, Value};

use super::source::Source;
use super::{format, pattern};

/// What is demanded of a text, by all schemas that apply to its place together.
#[derive(Clone, Debug, Default)]
pub(in crate::schema) struct Text {
    pub(in crate::schema) least: usize,
    pub(in crate::schema) most: Option<usize>,
    patterns: Vec<String>,
    formats: Vec<String>,
}

/// Letters that people send: Latin, Chinese, rare and outside the basic plane.
const LETTERS: &str = "abcdefgxyzABCXYZ0123456789测试人民政务服务事项办理·㐂䶮𠮷";
/// What stands in a text that a person is to read.
const READABLE: &str = "测试文本";
/// Repeats in patterns are not stretched beyond this.
const STRETCH: usize = 10_000;

impl Text {
    /// Reads what the keywords of several schemas demand.
    pub(in crate::schema) fn gather<'a>(parts: impl Iterator<Item = &'a Map<String, Value>>) -> Self {
        let mut text = Self::default();
        for part in parts {
            let word = |keyword| part.get(keyword).and_then(Value::as_str).map(str::to_owned);
            text.least = text.least.max(count(part, "minLength").unwrap_or(0));
            text.most = [text.most, count(part, "maxLength")].into_iter().flatten().min();
            text.patterns.extend(word("pattern"));
            text.formats.extend(word("format"));
        }
        text
    }

    /// Candidates, likely ones first; none is certain.
    pub(in crate::schema) fn candidates(&self, readable: bool, source: &mut Source) -> Vec<String> {
        let mut found: Vec<_> = self.formats.iter().flat_map(|name| format::members(name, source)).collect();
        if readable {
            found.extend(self.of_length(self.least.max(self.most.unwrap_or(4).min(4)), true, source));
        }
        for pattern in &self.patterns {
            found.extend((0..3).filter_map(|_| pattern::sample(pattern, source)));
        }
        let length = self.length(source);
        for length in [length, self.least, self.most.filter(|most| *most <= 4096).unwrap_or(length)] {
            found.extend(self.of_length(length, readable, source));
        }
        found
    }

    /// Candidates of exactly that many characters.
    pub(in crate::schema) fn of_length(
        &self,
        length: usize,
        readable: bool,
        source: &mut Source,
    ) -> Vec<String> {
        let mut found = Vec::new();
        if length <= STRETCH {
            for pattern in &self.patterns {
                found.extend((0..2).filter_map(|_| pattern::sample_of_length(pattern, length, source)));
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
}

/// A text of no meaning and of that many characters; very long ones are not made.
fn plain(length: usize, readable: bool, source: &mut Source) -> String {
    let length = length.min(1_000_000);
    if readable {
        return READABLE.chars().cycle().take(length).collect();
    }
    let letters: Vec<char> = LETTERS.chars().collect();
    (0..length).filter_map(|_| letters.get(source.below(letters.len())).copied()).collect()
}

/// The number of a keyword that counts.
pub(in crate::schema) fn count(part: &Map<String, Value>, keyword: &str) -> Option<usize> {
    let number = part.get(keyword)?.as_number()?.to_string();
    let number = number.strip_suffix(".0").unwrap_or(&number);
    number.parse().ok()
}
