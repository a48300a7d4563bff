//! The case number as Guangdong builds it: the implementation code of the item, the day, and a daily sequence of four
//! digits.
//!
//! It is practice read in published code, a variant of the case number and not a rule for other provinces.

use super::item_code::IMPLEMENTATION_CODE;
use super::shape::{characters, length, part};
use super::spoiling::{fixed_length, foreign, lower_case};
use super::{Calendar, Draw, Fault, Identifier, NearMiss, NearMissKind};

/// The row of the table.
pub const GUANGDONG_CASE_NUMBER: Identifier = Identifier {
    format: "cn-case-number-guangdong",
    source: "practice of Guangdong",
    check,
    make,
    near_misses,
};

/// Checks length, digits, implementation code and day, in this order.
pub fn check(value: &str, calendar: Calendar) -> Result<(), Fault> {
    length(value, 43, "43")?;
    characters(value, |at, character| {
        character.is_ascii_digit() || (at < 18 && character.is_ascii_uppercase())
    })?;
    let implementation = (IMPLEMENTATION_CODE.check)(part(value, 0..31), calendar);
    implementation.map_err(|fault| fault.inside("implementation code"))?;
    calendar.check(part(value, 31..39))
}

/// Makes the number of a case of the years 2020 to 2023.
pub fn make(draw: &mut Draw) -> String {
    let implementation = (IMPLEMENTATION_CODE.make)(draw);
    let (year, month, day) = (draw.between(2020, 2023), draw.between(1, 12), draw.between(1, 28));
    format!("{implementation}{year}{month:02}{day:02}{}", draw.digits(4))
}

fn near_misses(valid: &str, calendar: Calendar) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, "43");
    near_misses.extend(lower_case(valid));
    near_misses.push(foreign(valid, 40, 'A'));
    near_misses.extend(dates(valid, calendar));
    near_misses.extend(inner_misses(valid, calendar));
    near_misses
}

fn dates(valid: &str, calendar: Calendar) -> [NearMiss; 3] {
    [
        (NearMissKind::ImpossibleDate, "20230230".to_owned(), Fault::ImpossibleDate),
        (NearMissKind::Month13, "20231301".to_owned(), Fault::ImpossibleDate),
        (NearMissKind::FutureDate, calendar.future(), Fault::FutureDate),
    ]
    .map(|(kind, date, fault)| {
        NearMiss::new(kind, format!("{}{date}{}", part(valid, 0..31), part(valid, 39..43)), fault)
    })
}

/// The near misses of the implementation code that keep its length and characters.
fn inner_misses(valid: &str, calendar: Calendar) -> Vec<NearMiss> {
    let inner = (IMPLEMENTATION_CODE.near_misses)(part(valid, 0..31), calendar);
    let kept = [NearMissKind::InnerCodeWrong, NearMissKind::WrongCheckDigit, NearMissKind::WrongComponent];
    let inner = inner.into_iter().filter(|near_miss| kept.contains(&near_miss.kind));
    inner
        .map(|near_miss| {
            let value = format!("{}{}", near_miss.value, part(valid, 31..43));
            NearMiss::new(near_miss.kind, value, near_miss.fault.inside("implementation code"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_number_is_valid() {
        assert_eq!(check("11990000A0000001132990100001000202401010001", Calendar::default()), Ok(()));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        let fault = check("11990000A0000001132990100001000202302300001", Calendar::default());
        assert_eq!(fault, Err(Fault::ImpossibleDate));
    }
}
