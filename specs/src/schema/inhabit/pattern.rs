//! From a pattern of ECMA-262 to texts that match it, by sampling: what a sample cannot honour (look-around,
//! boundaries, back-references) is left out, so every sample must be checked.

use super::ecma::simplified;
use super::source::Source;

/// A text that matches the pattern, if nothing that was left out speaks against it.
pub(in crate::schema) fn sample(pattern: &str, source: &mut Source) -> Option<String> {
    drawn(&simplified(pattern, None), source)
}

/// A text of about `length` characters that matches: the first repeat that may vary takes up what is missing.
pub(in crate::schema) fn sample_of_length(
    pattern: &str,
    length: usize,
    source: &mut Source,
) -> Option<String> {
    let mut repeat = 1_usize;
    let mut text = drawn(&simplified(pattern, Some(repeat)), source)?;
    for _ in 0..3 {
        let found = text.chars().count();
        if found == length {
            break;
        }
        repeat = (repeat + length).saturating_sub(found);
        text = drawn(&simplified(pattern, Some(repeat)), source)?;
    }
    Some(text)
}

fn drawn(expression: &str, source: &mut Source) -> Option<String> {
    let strategy = proptest::string::string_regex(expression).ok()?;
    source.draw(&strategy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(pattern: &str) -> String {
        sample(pattern, &mut Source::seeded(1, pattern, 0)).unwrap_or_else(|| panic!("{pattern}"))
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
            let text = sample_of_length(pattern, length, &mut source).unwrap();
            assert_eq!(text.chars().count(), length, "{pattern}: {text}");
        }
    }

    #[test]
    fn nothing_panics() {
        for pattern in [
            "(", "[", "\\", "a{", "(?<", "(?!", "\\u", "\\uD800", "\\x", "{1}", "[\\", "\\c", "a{9,1}", "\\k",
        ] {
            sample(pattern, &mut Source::seeded(1, pattern, 0));
            sample_of_length(pattern, 9, &mut Source::seeded(1, pattern, 0));
        }
    }
}
