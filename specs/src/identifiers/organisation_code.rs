//! The organisation code of GB 11714-1997: eight digits or capital letters and a check character.

use super::shape::{characters, check_character, length};
use super::spoiling::{fixed_length, foreign, lower_case, transposed, wrong_check_digit};
use super::{Draw, Fault, Identifier, NearMiss, mod_11};

/// The row of the table.
pub const ORGANISATION_CODE: Identifier = Identifier {
    format: "cn-organisation-code",
    source: "GB 11714-1997",
    check: |value, _| check(value),
    make,
    near_misses: |valid, _| near_misses(valid),
};

/// Checks length, characters and check character.
pub fn check(value: &str) -> Result<(), Fault> {
    length(value, 9, "9")?;
    characters(value, |at, character| match at {
        8 => character.is_ascii_digit() || character == 'X',
        _ => character.is_ascii_digit() || character.is_ascii_uppercase(),
    })?;
    check_character(value, mod_11::check_character(value))
}

/// Makes a code of the form that begins with `A0`; the letters of a social credit code suffice for it.
pub fn make(draw: &mut Draw) -> String {
    completed(&format!("A0{}", draw.digits(6)))
}

/// Puts the check character behind eight characters.
pub(super) fn completed(body: &str) -> String {
    let check: String = mod_11::check_character(body).into_iter().collect();
    format!("{body}{check}")
}

fn near_misses(valid: &str) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, "9");
    near_misses.extend(wrong_check_digit(valid, "0123456789X"));
    near_misses.extend(transposed(valid, 0..8, check));
    near_misses.extend(lower_case(valid));
    near_misses.push(foreign(valid, 3, '-'));
    near_misses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_codes_are_valid() {
        for code in ["600037341", "400009880", "68735121X", "A00000011", "000000000"] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
    }

    #[test]
    fn the_trap_is_refused_here() {
        assert_eq!(check("000000001"), Err(Fault::CheckDigit { expected: '0' }));
    }

    #[test]
    fn a_letter_other_than_x_cannot_be_the_check_character() {
        assert_eq!(check("60003734A"), Err(Fault::Charset { at: 8 }));
    }
}
