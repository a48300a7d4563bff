//! The mobile telephone number: eleven digits that begin with 1 and a digit from 3 to 9.
//!
//! It is practice, not a national standard: the ranges that are in use grow, so no table is held.

use super::shape::{digits, length, part};
use super::spoiling::{fixed_length, foreign};
use super::{Draw, Fault, Identifier, NearMiss, NearMissKind};

/// The row of the table.
pub const MOBILE_NUMBER: Identifier = Identifier {
    format: "cn-mobile-number",
    source: "practice of the numbering plan",
    check: |value, _| check(value),
    make,
    near_misses: |valid, _| near_misses(valid),
};

const PREFIX: Fault = Fault::Component { component: "prefix" };

/// Checks length, digits and prefix.
pub fn check(value: &str) -> Result<(), Fault> {
    length(value, 11, "11")?;
    digits(value)?;
    let prefix = value.starts_with('1') && part(value, 1..2) >= "3";
    if prefix { Ok(()) } else { Err(PREFIX) }
}

/// Makes a number that begins with 1990000, so that made numbers can be told from others.
pub fn make(draw: &mut Draw) -> String {
    format!("1990000{}", draw.digits(4))
}

fn near_misses(valid: &str) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, "11");
    near_misses.push(foreign(valid, 4, 'O'));
    near_misses.push(NearMiss::new(
        NearMissKind::WrongComponent,
        format!("12{}", part(valid, 2..11)),
        PREFIX,
    ));
    near_misses.push(NearMiss::new(
        NearMissKind::CountryPrefix,
        format!("+86{valid}"),
        Fault::Length { expected: "11", found: 14 },
    ));
    near_misses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_from_13_to_19_are_valid() {
        for second in 3..=9 {
            assert_eq!(check(&format!("1{second}900000000")), Ok(()));
        }
        assert_eq!(check("12900000000"), Err(PREFIX));
        assert_eq!(check("23900000000"), Err(PREFIX));
    }
}
