//! The unified social credit code of GB 32100-2015: authority, kind, six digits of division, nine of organisation
//! code, and a check character.
//!
//! The trap: a code whose outer check character fits while the organisation code inside is wrong.

use super::shape::{characters, check_character, length, part};
use super::spoiling::{fixed_length, foreign, lower_case, transposed, wrong_check_digit};
use super::{Draw, Fault, Identifier, NearMiss, NearMissKind, mod_31, organisation_code};

/// The row of the table.
pub const SOCIAL_CREDIT_CODE: Identifier = Identifier {
    format: "cn-social-credit-code",
    source: "GB 32100-2015",
    check: |value, _| check(value),
    make,
    near_misses: |valid, _| near_misses(valid),
};

/// Checks length, characters, the outer check character and the organisation code inside, in this order.
pub fn check(value: &str) -> Result<(), Fault> {
    length(value, 18, "18")?;
    characters(value, |at, character| match at {
        2..8 => character.is_ascii_digit(),
        _ => mod_31::ALPHABET.contains(character),
    })?;
    check_character(value, mod_31::check_character(value))?;
    match organisation_code::check(part(value, 8..17)) {
        Err(Fault::CheckDigit { expected }) => Err(Fault::InnerCode { expected }),
        Err(fault) => Err(fault.inside("organisation code")),
        Ok(()) => Ok(()),
    }
}

/// Makes a code of an invented body or company in the division 990000.
pub fn make(draw: &mut Draw) -> String {
    let authority = draw.pick(&["11", "12", "91"]).copied().unwrap_or("11");
    completed(&format!("{authority}990000{}", organisation_code::make(draw)))
}

/// Puts the check character behind seventeen characters.
pub(super) fn completed(body: &str) -> String {
    let check: String = mod_31::check_character(body).into_iter().collect();
    format!("{body}{check}")
}

fn near_misses(valid: &str) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, "18");
    near_misses.extend(wrong_check_digit(valid, mod_31::ALPHABET));
    near_misses.extend(transposed(valid, 0..17, check));
    near_misses.extend(lower_case(valid));
    near_misses.push(foreign(valid, 9, 'I'));
    near_misses.push(foreign(valid, 2, 'A'));
    near_misses.extend(inner_code_wrong(valid));
    near_misses
}

/// Spoils the check character of the inner code and makes the outer one fit again.
pub(super) fn inner_code_wrong(valid: &str) -> Option<NearMiss> {
    let expected = part(valid, 16..17).chars().next()?;
    let wrong = if expected == '1' { '2' } else { '1' };
    let value = completed(&format!("{}{wrong}", part(valid, 0..16)));
    Some(NearMiss::new(NearMissKind::InnerCodeWrong, value, Fault::InnerCode { expected }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_codes_are_valid() {
        for code in [
            "91110000600037341L",
            "91110108551385082Q",
            "12100000400009880K",
            "11110000000021135M",
            "11430000006122244L",
            "113700000045046442",
            "11330105002500287C",
            "12441500196720244T",
            "1131000068735121X0",
            "91350100M000100Y43",
            "11990000A000000113",
            "91990000A00000011T",
            "91990000A0000002XJ",
            "91990000B00000019Y",
            "11370000000000000W",
        ] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
    }

    #[test]
    fn the_trap_is_refused_for_the_inner_code() {
        assert_eq!(check("113700000000000010"), Err(Fault::InnerCode { expected: '0' }));
    }

    #[test]
    fn a_letter_in_the_inner_check_place_is_a_fault_of_its_characters() {
        let code = completed("11990000A0000001A");
        let fault = Fault::Charset { at: 8 }.inside("organisation code");
        assert_eq!(check(&code), Err(fault));
    }
}
