//! From a pattern of ECMA-262 to texts that match it, by sampling: what a sample cannot honour (look-around,
//! boundaries) is left out, so every sample must be checked. Back-references repeat what their group came to.

use proptest::string::{RegexGeneratorStrategy, string_regex};

use super::ecma::{demanded, simplified};
use super::repeated::{is_referring, resolved};
use super::source::Source;
use crate::schema::set::SchemaSet;

/// What samples an expression; none where it is no expression.
pub(in crate::schema) type Sampler = Option<RegexGeneratorStrategy<String>>;

/// The sampler of a pattern, with one of its repeats held if that is asked for.
pub(in crate::schema) fn sampler_of(pattern: &str, repeat: Option<usize>) -> Sampler {
    string_regex(&simplified(pattern, repeat)).ok()
}

impl SchemaSet {
    /// A text that matches the pattern, if nothing that was left out speaks against it.
    pub(in crate::schema) fn sampled(&self, pattern: &str, source: &mut Source) -> Option<String> {
        let sampler = self.sampler(pattern);
        let text = drawn(sampler.as_ref(), pattern, source)?;
        if !pattern.contains("(?") || self.matches(pattern, &text) {
            return Some(text);
        }
        Some(with_demanded(pattern, &text, source))
    }
}

/// A text of the sampler of a pattern.
fn drawn(sampler: &Sampler, pattern: &str, source: &mut Source) -> Option<String> {
    let text = source.draw(sampler.as_ref()?)?;
    Some(if is_referring(pattern) { resolved(&text) } else { text })
}

/// The text with what look-ahead demands written over characters at some places.
fn with_demanded(pattern: &str, text: &str, source: &mut Source) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for expression in demanded(pattern) {
        let Some(snippet) = string_regex(&expression).ok().and_then(|sampler| source.draw(&sampler)) else {
            continue;
        };
        let length = snippet.chars().count();
        let start = source.below((characters.len() + 1).saturating_sub(length));
        for (place, character) in characters.iter_mut().skip(start).zip(snippet.chars()) {
            *place = character;
        }
    }
    characters.into_iter().collect()
}

/// A text of about `length` characters that matches: the first repeat that may vary takes up what is missing.
pub(in crate::schema) fn sample_of_length(
    set: &SchemaSet,
    pattern: &str,
    length: usize,
    source: &mut Source,
) -> Option<String> {
    let mut repeat = 1_usize;
    let mut text = drawn(&sampler_of(pattern, Some(repeat)), pattern, source)?;
    // What a reference repeats grows as often as it stands there.
    let copies = if is_referring(pattern) { growth(pattern, text.chars().count(), source) } else { 1 };
    for _ in 0..3 {
        let found = text.chars().count();
        if found == length {
            break;
        }
        let missing = length.abs_diff(found).div_ceil(copies);
        repeat = if found < length { repeat + missing } else { repeat.saturating_sub(missing) };
        text = drawn(&sampler_of(pattern, Some(repeat)), pattern, source)?;
    }
    if pattern.contains("(?") && !set.matches(pattern, &text) {
        text = with_demanded(pattern, &text, source);
    }
    Some(text)
}

/// By how many characters a text is longer with one more repeat than with one, where it has `once` with one.
fn growth(pattern: &str, once: usize, source: &mut Source) -> usize {
    let twice = drawn(&sampler_of(pattern, Some(2)), pattern, source);
    twice.map_or(1, |twice| twice.chars().count().saturating_sub(once)).max(1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn set() -> SchemaSet {
        SchemaSet::new(json!({}))
    }

    fn sampled(pattern: &str) -> String {
        set().sampled(pattern, &mut Source::seeded(1, pattern, 0)).unwrap_or_else(|| panic!("{pattern}"))
    }

    #[test]
    fn anchors_and_classes_are_honoured() {
        assert!(sampled("^\\d{6}$").chars().all(|character| character.is_ascii_digit()));
        assert_eq!(sampled("^(abc|abc)\\.\\/-$"), "abc./-");
        assert_eq!(sampled("^(?!x)(?<name>ab)$"), "ab");
        assert_eq!(sampled("^\\u6d4b\\uD83D\\uDE00$"), "测😀");
        assert_eq!(sampled("a{b"), "a{b");
        assert!(sampled("^\\p{L}{3}$").chars().all(char::is_alphabetic));
        assert!(!sampled("^[^\\s/]{5}$").contains(['/', ' ']));
    }

    #[test]
    fn a_repeat_fills_up_to_the_length() {
        let mut source = Source::seeded(1, "", 0);
        for (pattern, length) in [("^[0-9]+$", 50), ("^A[0-9]{2,30}B$", 20), ("^x*$", 0), ("^[a-z]{4,9}$", 4)]
        {
            let text = sample_of_length(&set(), pattern, length, &mut source).unwrap();
            assert_eq!(text.chars().count(), length, "{pattern}: {text}");
        }
    }

    #[test]
    fn what_look_ahead_demands_is_written_in() {
        let (set, mut source) = (set(), Source::seeded(1, "", 0));
        let pattern = "^(?=.*[A-Z])(?=.*[!#%])[!-~]{8,12}$";
        let found = (0..40).filter_map(|_| set.sampled(pattern, &mut source));
        assert!(found.filter(|text| set.matches(pattern, text)).count() > 10);
    }

    #[test]
    fn nothing_panics() {
        for pattern in [
            "(", "[", "\\", "a{", "(?<", "(?!", "\\u", "\\uD800", "\\x", "{1}", "[\\", "\\c", "a{9,1}", "\\k",
        ] {
            set().sampled(pattern, &mut Source::seeded(1, pattern, 0));
            sample_of_length(&set(), pattern, 9, &mut Source::seeded(1, pattern, 0));
        }
    }
}
