//! Masks resident IDs and mobile numbers wherever digits stand.
//!
//! A run of digits of exactly the right length is masked by its shape. In a longer run only a resident ID whose check
//! character fits is: timestamps and codes of service items would otherwise be destroyed.

use std::ops::Range;

use super::glyph::{Glyph, glyphs};
use crate::identifiers::item_code::ItemCode;
use crate::identifiers::{Calendar, guangdong_case_number, mobile_number, mod_11_2};

/// Tokens of letters and digits from this length on are digests and keys; eleven digits in them are no telephone.
const KEY_LENGTH: usize = 32;

/// Masks resident IDs (six and four digits are kept) and mobile numbers (three and four).
pub fn mask_numbers(text: &str) -> String {
    let glyphs = glyphs(text);
    let mut hidden = vec![false; glyphs.len()];
    let mut at = 0;
    while at < glyphs.len() {
        let token =
            stretch(&glyphs, at, |glyph| glyph.character.is_ascii_alphanumeric() || glyph.digit().is_some());
        if !is_code(&glyphs, &token) {
            hide_in(&glyphs, &token, &mut hidden);
        }
        at = token.end.max(at + 1);
    }
    let shown = |(glyph, hidden): (&Glyph<'_>, bool)| {
        if hidden { "*".to_owned() } else { glyph.written.to_owned() }
    };
    glyphs.iter().zip(hidden).map(shown).collect()
}

/// The longest stretch from a place on in which the condition holds.
fn stretch(glyphs: &[Glyph<'_>], from: usize, holds: impl Fn(&Glyph<'_>) -> bool) -> Range<usize> {
    let length = glyphs.iter().skip(from).take_while(|glyph| holds(glyph)).count();
    from..from + length
}

/// Whether the token is a code of a service item or a case, which is public and happens to hold long runs of digits.
fn is_code(glyphs: &[Glyph<'_>], token: &Range<usize>) -> bool {
    if !matches!(token.len(), 31 | 33 | 43) {
        return false;
    }
    let text: String =
        glyphs.iter().skip(token.start).take(token.len()).map(|glyph| glyph.character).collect();
    ItemCode::parse(&text).is_ok() || guangdong_case_number::check(&text, Calendar::PERMISSIVE).is_ok()
}

fn hide_in(glyphs: &[Glyph<'_>], token: &Range<usize>, hidden: &mut [bool]) {
    let mut at = token.start;
    while at < token.end {
        let run = stretch(glyphs, at, |glyph| glyph.digit().is_some());
        let rest = hide_residents(glyphs, &run, hidden);
        for part in rest {
            if token.len() < KEY_LENGTH || part.len() < run.len() {
                hide_mobile(glyphs, &part, hidden);
            }
        }
        at = run.end + 1;
    }
}

/// Hides the birth dates of the resident IDs in a run and gives what is left of it.
fn hide_residents(glyphs: &[Glyph<'_>], run: &Range<usize>, hidden: &mut [bool]) -> Vec<Range<usize>> {
    let with_x = run.end + usize::from(glyphs.get(run.end).is_some_and(Glyph::is_x));
    let mut rest = Vec::new();
    let (mut left, mut at) = (run.start, run.start);
    while at + 15 <= run.end {
        let whole = at == run.start;
        let length = resident_length(glyphs, at..with_x, whole, run.end - at);
        if length == 0 {
            at += 1;
            continue;
        }
        hide(hidden, at + 6..at + length - 4);
        rest.push(left..at);
        at += length;
        left = at;
    }
    rest.push(left.min(run.end)..run.end);
    rest
}

/// The length of the resident ID at the head of the range, or 0. `whole`: it begins where the run of digits does.
fn resident_length(glyphs: &[Glyph<'_>], range: Range<usize>, whole: bool, digits: usize) -> usize {
    let length = range.len();
    let text: String = glyphs.iter().skip(range.start).take(length.min(18)).map(normal).collect();
    let fits = || mod_11_2::check_character(&text).is_some_and(|check| text.ends_with(check));
    let shaped = text.len() == 18 && is_date(text.get(6..14).unwrap_or_default());
    if shaped && !text.starts_with('0') && ((whole && length == 18) || fits()) {
        return 18;
    }
    let old = whole && digits == 15 && length == 15;
    let old_date = format!("19{}", text.get(6..12).unwrap_or_default());
    if old && !text.starts_with('0') && is_date(&old_date) { 15 } else { 0 }
}

fn normal(glyph: &Glyph<'_>) -> char {
    glyph.digit().unwrap_or('X')
}

/// Whether eight digits can be meant as a date of birth, even an impossible one such as 30 February.
fn is_date(digits: &str) -> bool {
    let within = |range: Range<usize>, first, last| {
        digits.get(range).is_some_and(|part| first <= part && part <= last)
    };
    within(0..4, "1800", "2099") && within(4..6, "01", "12") && within(6..8, "01", "31")
}

/// Hides a mobile number that takes up the run, but for the country prefix.
fn hide_mobile(glyphs: &[Glyph<'_>], run: &Range<usize>, hidden: &mut [bool]) {
    let digits: String = glyphs.iter().skip(run.start).take(run.len()).map(normal).collect();
    let prefix = ["0086", "86", ""].into_iter().find(|prefix| digits.starts_with(prefix)).unwrap_or_default();
    if mobile_number::check(digits.get(prefix.len()..).unwrap_or_default()).is_ok() {
        let first = run.start + prefix.len();
        hide(hidden, first + 3..first + 7);
    }
}

fn hide(hidden: &mut [bool], range: Range<usize>) {
    if let Some(part) = hidden.get_mut(range) {
        part.fill(true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resident_ids_keep_six_and_four() {
        assert_eq!(mask_numbers("证号990000190001010016。"), "证号990000********0016。");
        assert_eq!(mask_numbers("99000020000101008X"), "990000********008X");
        assert_eq!(mask_numbers("99000020000101008x"), "990000********008x");
    }

    #[test]
    fn an_id_with_a_wrong_check_digit_is_masked_too() {
        assert_eq!(mask_numbers("990000190001010017"), "990000********0017");
        assert_eq!(mask_numbers("990000900101001"), "990000*****1001");
    }

    #[test]
    fn full_width_and_escaped_digits_are_masked() {
        assert_eq!(mask_numbers("１９９００００１２３４"), "１９９****１２３４");
        assert_eq!(mask_numbers(r"\u4e0019900001234"), r"\u4e00199****1234");
        assert_eq!(mask_numbers(r"\n19900001234"), r"\n199****1234");
        assert_eq!(mask_numbers(r"\uff1119900001234"), r"\uff1119900001234");
        assert_eq!(mask_numbers(r"\uff119900001234"), r"\uff1199****1234");
    }

    #[test]
    fn mobile_numbers_keep_three_and_four_behind_their_prefix() {
        assert_eq!(mask_numbers("tel19900001234;+8619900001234"), "tel199****1234;+86199****1234");
        assert_eq!(mask_numbers("008619900001234"), "0086199****1234");
    }

    #[test]
    fn numbers_that_follow_one_another_are_masked_each() {
        assert_eq!(mask_numbers("99000019000101001619900001234"), "990000********0016199****1234");
        assert_eq!(
            mask_numbers("99000020000101008X990000190001010016"),
            "990000********008X990000********0016"
        );
    }

    #[test]
    fn times_digests_and_codes_stay() {
        for text in [
            "1704067200000",
            "20240101080000",
            "11990000A0000001132990100001000202401010001",
            "11990000A0000001132990100001000",
            "113700000045046442",
            "c0102030405060708a17040672000b0405060708090a0b0c",
        ] {
            assert_eq!(mask_numbers(text), text);
        }
    }
}
