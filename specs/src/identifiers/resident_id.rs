//! The citizen identity number of GB 11643-1999: six digits of area, eight of birth date, three of sequence and a
//! check character (ISO 7064 MOD 11-2).
//!
//! No table of areas is held: that the area does not begin with 0 is all that is asked of it.

use super::shape::{characters, check_character, length, part};
use super::{Calendar, Draw, Fault, Identifier, mod_11_2};

/// The row of the table.
pub const RESIDENT_ID: Identifier = Identifier {
    format: "cn-resident-id",
    source: "GB 11643-1999",
    check,
    make,
    near_misses: super::resident_id_near_misses::near_misses,
};

/// Checks length, characters, area, date and check character, in this order.
pub fn check(value: &str, calendar: Calendar) -> Result<(), Fault> {
    length(value, 18, "18")?;
    characters(value, |at, character| character.is_ascii_digit() || (at == 17 && character == 'X'))?;
    if value.starts_with('0') {
        return Err(Fault::Component { component: "area" });
    }
    calendar.check(part(value, 6..14))?;
    check_character(value, mod_11_2::check_character(value))
}

/// Makes a number of a person born from 1950 to 2005 in the area 990000.
pub fn make(draw: &mut Draw) -> String {
    let (year, month, day) = (draw.between(1950, 2005), draw.between(1, 12), draw.between(1, 28));
    completed(&format!("990000{year}{month:02}{day:02}{}", draw.digits(3)))
}

/// Puts the check character behind seventeen digits.
pub(super) fn completed(digits: &str) -> String {
    let check: String = mod_11_2::check_character(digits).into_iter().collect();
    format!("{digits}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str) -> Result<(), Fault> {
        super::check(value, Calendar::default())
    }

    #[test]
    fn the_worked_numbers_are_valid() {
        for number in [
            "11010519491231002X",
            "360426199101010071",
            "440524188001010014",
            "990000190001010016",
            "99000020000229001X",
            "990000202401010029",
            "99000020000101008X",
        ] {
            assert_eq!(check(number), Ok(()), "{number}");
        }
    }

    #[test]
    fn impossible_and_future_dates_are_refused_for_the_date() {
        assert_eq!(check("990000200002300011"), Err(Fault::ImpossibleDate));
        assert_eq!(check("99000020001301001X"), Err(Fault::ImpossibleDate));
        assert_eq!(check("990000209901010019"), Err(Fault::FutureDate));
    }

    #[test]
    fn a_birth_after_today_is_refused() {
        let calendar = Calendar::today(jiff::civil::date(2023, 12, 31));
        assert_eq!(super::check("990000202401010029", calendar), Err(Fault::FutureDate));
    }

    #[test]
    fn a_lower_case_check_character_is_refused() {
        assert_eq!(check("11010519491231002x"), Err(Fault::Charset { at: 17 }));
    }

    #[test]
    fn a_wrong_check_digit_names_the_right_one() {
        assert_eq!(check("360426199101010072"), Err(Fault::CheckDigit { expected: '1' }));
    }
}
