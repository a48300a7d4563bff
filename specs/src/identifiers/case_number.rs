//! The case number of GB/T 39046-2020: up to fifty characters; provinces build it each in their own way.
//!
//! The length is the norm's; that white space and control characters do not occur is this project's reading.

use super::shape::characters;
use super::{Draw, Fault, Identifier, NearMiss, NearMissKind};

/// The row of the table.
pub const CASE_NUMBER: Identifier = Identifier {
    format: "cn-case-number",
    source: "GB/T 39046-2020, table 5",
    check: |value, _| check(value),
    make,
    near_misses: |valid, _| near_misses(valid),
};

const LENGTHS: &str = "1 to 50";

/// Checks length and characters.
pub fn check(value: &str) -> Result<(), Fault> {
    let found = value.chars().count();
    if !(1..=50).contains(&found) {
        return Err(Fault::Length { expected: LENGTHS, found });
    }
    characters(value, |_, character| !character.is_whitespace() && !character.is_control())
}

/// Makes a number of twenty-three characters that begins with 99.
pub fn make(draw: &mut Draw) -> String {
    format!("99{}", draw.digits(21))
}

fn near_misses(valid: &str) -> Vec<NearMiss> {
    let count = valid.chars().count();
    let longest = format!("{valid}{}", "0".repeat(51_usize.saturating_sub(count)));
    let empty = Fault::Length { expected: LENGTHS, found: 0 };
    let mut near_misses = vec![
        NearMiss::new(NearMissKind::TooLong, longest, Fault::Length { expected: LENGTHS, found: 51 }),
        NearMiss::new(NearMissKind::Empty, "", empty),
    ];
    if count < 50 {
        let trailing = Fault::Charset { at: count };
        near_misses.push(NearMiss::new(NearMissKind::TrailingSpace, format!("{valid} "), trailing));
        let leading = Fault::Charset { at: 0 };
        near_misses.push(NearMiss::new(NearMissKind::LeadingSpace, format!(" {valid}"), leading));
    }
    near_misses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_characters_are_valid_and_one_more_is_not() {
        assert_eq!(check(&"9".repeat(50)), Ok(()));
        assert_eq!(check(&"9".repeat(51)), Err(Fault::Length { expected: LENGTHS, found: 51 }));
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        assert_eq!(check(&"号".repeat(50)), Ok(()));
    }

    #[test]
    fn the_form_of_guangdong_is_a_case_number() {
        assert_eq!(check("11990000A0000001132990100001000202401010001"), Ok(()));
    }
}
