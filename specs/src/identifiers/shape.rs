//! Checks of length and characters that the identifiers share.

use super::Fault;

/// Checks that a text has exactly that many characters.
pub(super) fn length(text: &str, count: usize, expected: &'static str) -> Result<(), Fault> {
    let found = text.chars().count();
    if found == count { Ok(()) } else { Err(Fault::Length { expected, found }) }
}

/// Checks every character by its place and gives the first that is not allowed.
pub(super) fn characters(text: &str, allowed: impl Fn(usize, char) -> bool) -> Result<(), Fault> {
    let foreign = text.chars().enumerate().find(|&(at, character)| !allowed(at, character));
    foreign.map_or(Ok(()), |(at, _)| Err(Fault::Charset { at }))
}

/// Checks that every character is an ASCII digit.
pub(super) fn digits(text: &str) -> Result<(), Fault> {
    characters(text, |_, character| character.is_ascii_digit())
}

/// Checks that the last character is the expected one; `expected` is none if the rest cannot have one.
pub(super) fn check_character(text: &str, expected: Option<char>) -> Result<(), Fault> {
    match expected {
        Some(expected) if text.ends_with(expected) => Ok(()),
        Some(expected) => Err(Fault::CheckDigit { expected }),
        None => Err(Fault::Component { component: "body" }),
    }
}

/// The part of a text from one byte to another; empty where there is none.
pub(super) fn part(text: &str, range: std::ops::Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
