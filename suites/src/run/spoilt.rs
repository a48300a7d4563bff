//! Values that are wrong on purpose.

use hutong_specs::signing::Algorithm;

/// The text with one character changed to another of its kind, so that the change is one of value and not of form.
///
/// The last letter or digit is changed: a time moves by its smallest unit, so only the signature can be wrong.
pub(super) fn altered(text: &str) -> String {
    let place = text.char_indices().rev().find(|(_, character)| character.is_ascii_alphanumeric());
    changed(text, place)
}

/// A signature with one character changed. The first one is changed: the last of a Base64 text may hold bits that
/// nobody reads.
pub(super) fn altered_signature(text: &str) -> String {
    let place = text.char_indices().find(|(_, character)| character.is_ascii_alphanumeric());
    changed(text, place)
}

/// A secret that is not the right one, and tells nothing about it.
pub(super) fn wrong_secret(algorithm: Algorithm, right: &str) -> String {
    let candidates = match algorithm {
        // A private key must be a number below the order of the curve.
        Algorithm::Sm2 => ["1".repeat(64), "2".repeat(64)],
        _ => ["hutong-wrong-secret".to_owned(), "hutong-another-wrong-secret".to_owned()],
    };
    let [first, second] = candidates;
    if first.eq_ignore_ascii_case(right) { second } else { first }
}

fn changed(text: &str, place: Option<(usize, char)>) -> String {
    let Some((index, character)) = place else {
        return format!("{text}x");
    };
    let mut spoilt = text.to_owned();
    spoilt.replace_range(index..=index, next(character));
    spoilt
}

fn next(character: char) -> &'static str {
    match character {
        '0' => "1",
        '1'..='9' => "0",
        'a' => "b",
        'b'..='z' => "a",
        'A' => "B",
        _ => "A",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_character_changes_and_its_kind_stays() {
        assert_eq!(altered("1704067200000"), "1704067200001");
        assert_eq!(altered("TEST-RID-9"), "TEST-RID-0");
        assert_eq!(altered_signature("QUJD+/8="), "AUJD+/8=");
        assert_eq!(altered(""), "x");
        assert_eq!(altered("号"), "号x");
    }

    proptest! {
        #[test]
        fn a_spoilt_value_is_another(text: String) {
            prop_assert_ne!(altered(&text), text.clone());
            prop_assert_ne!(altered_signature(&text), text.clone());
            prop_assert_ne!(wrong_secret(Algorithm::Md5, &text), text);
        }
    }
}
