//! Ways of spoiling a value that the identifiers share.

use std::ops::Range;

use super::{Fault, NearMiss, NearMissKind};

/// Spoils the length of an identifier that has a fixed one; full-width digits fail at the first digit.
pub(super) fn fixed_length(valid: &str, expected: &'static str) -> Vec<NearMiss> {
    let count = valid.chars().count();
    let miss = |kind, value: String| {
        let fault = Fault::Length { expected, found: value.chars().count() };
        NearMiss::new(kind, value, fault)
    };
    let shorter: String = valid.chars().take(count.saturating_sub(1)).collect();
    let mut near_misses = vec![
        miss(NearMissKind::TrailingSpace, format!("{valid} ")),
        miss(NearMissKind::LeadingSpace, format!(" {valid}")),
        miss(NearMissKind::TooShort, shorter),
        miss(NearMissKind::TooLong, format!("{valid}0")),
        miss(NearMissKind::Empty, String::new()),
    ];
    near_misses.extend(full_width(valid));
    near_misses
}

/// Writes the digits in full width.
pub(super) fn full_width(valid: &str) -> Option<NearMiss> {
    let at = valid.chars().position(|character| character.is_ascii_digit())?;
    let value = valid.chars().map(widen).collect::<String>();
    Some(NearMiss::new(NearMissKind::FullWidthDigits, value, Fault::Charset { at }))
}

fn widen(character: char) -> char {
    let digit = character.to_digit(10).and_then(|digit| char::from_u32(0xFF10 + digit));
    digit.unwrap_or(character)
}

/// Writes the letters in lower case, if there are any.
pub(super) fn lower_case(valid: &str) -> Option<NearMiss> {
    let at = valid.chars().position(|character| character.is_ascii_uppercase())?;
    Some(NearMiss::new(NearMissKind::LowerCase, valid.to_ascii_lowercase(), Fault::Charset { at }))
}

/// Puts a foreign character at a place.
pub(super) fn foreign(valid: &str, at: usize, character: char) -> NearMiss {
    NearMiss::new(NearMissKind::ForeignCharacter, replaced(valid, at, character), Fault::Charset { at })
}

/// Replaces the last character by its successor in the alphabet.
pub(super) fn wrong_check_digit(valid: &str, alphabet: &str) -> Option<NearMiss> {
    let expected = valid.chars().last()?;
    let alphabet: Vec<char> = alphabet.chars().collect();
    let place = alphabet.iter().position(|&character| character == expected)?;
    let wrong = *alphabet.get((place + 1) % alphabet.len())?;
    let value = replaced(valid, valid.chars().count() - 1, wrong);
    Some(NearMiss::new(NearMissKind::WrongCheckDigit, value, Fault::CheckDigit { expected }))
}

/// Exchanges the first two neighbours in the range for which the check sees a wrong check character.
pub(super) fn transposed(
    valid: &str,
    mut range: Range<usize>,
    check: impl Fn(&str) -> Result<(), Fault>,
) -> Option<NearMiss> {
    let characters: Vec<char> = valid.chars().collect();
    range.find_map(|at| {
        let mut exchanged = characters.clone();
        (at + 1 < exchanged.len()).then(|| exchanged.swap(at, at + 1))?;
        let value: String = exchanged.into_iter().collect();
        match check(&value) {
            Err(fault @ Fault::CheckDigit { .. }) => {
                Some(NearMiss::new(NearMissKind::Transposed, value, fault))
            }
            _ => None,
        }
    })
}

/// Replaces the character at a place.
pub(super) fn replaced(text: &str, at: usize, character: char) -> String {
    text.chars().enumerate().map(|(place, old)| if place == at { character } else { old }).collect()
}
