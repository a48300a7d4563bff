//! Numbers that are nearly resident IDs. Where the fault is not the check character, it is right.

use super::resident_id::{check, completed};
use super::shape::part;
use super::spoiling::{fixed_length, foreign, transposed, wrong_check_digit};
use super::{Calendar, Fault, NearMiss, NearMissKind};

/// Spoils a valid number in every way.
pub(super) fn near_misses(valid: &str, calendar: Calendar) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, "18");
    near_misses.extend(wrong_check_digit(valid, "0123456789X"));
    near_misses.extend(transposed(valid, 0..17, |value| check(value, calendar)));
    near_misses.push(foreign(valid, 3, 'O'));
    near_misses.push(old_form(valid));
    near_misses.extend(lower_case_x(valid));
    near_misses.push(zero_area(valid));
    near_misses.extend(dates(valid, calendar));
    near_misses
}

fn dates(valid: &str, calendar: Calendar) -> [NearMiss; 5] {
    let year = part(valid, 6..10);
    [
        (NearMissKind::ImpossibleDate, format!("{year}0230"), Fault::ImpossibleDate),
        (NearMissKind::Month13, format!("{year}1301"), Fault::ImpossibleDate),
        (NearMissKind::DayZero, format!("{year}0100"), Fault::ImpossibleDate),
        (NearMissKind::FutureDate, calendar.future(), Fault::FutureDate),
        (NearMissKind::AncientDate, "17000101".to_owned(), Fault::AncientDate),
    ]
    .map(|(kind, date, fault)| {
        let digits = format!("{}{date}{}", part(valid, 0..6), part(valid, 14..17));
        NearMiss::new(kind, completed(&digits), fault)
    })
}

/// The form in use before 1999: two digits of the year, no check character.
fn old_form(valid: &str) -> NearMiss {
    let value = format!("{}{}", part(valid, 0..6), part(valid, 8..17));
    NearMiss::new(NearMissKind::Old15Digit, value, Fault::Length { expected: "18", found: 15 })
}

/// Looks for the sequence whose check character is `X`, and writes it small.
fn lower_case_x(valid: &str) -> Option<NearMiss> {
    let upper = (1..1000).map(|sequence| completed(&format!("{}{sequence:03}", part(valid, 0..14))));
    let value = upper.into_iter().find(|value| value.ends_with('X'))?.to_ascii_lowercase();
    Some(NearMiss::new(NearMissKind::LowerCaseX, value, Fault::Charset { at: 17 }))
}

fn zero_area(valid: &str) -> NearMiss {
    let value = completed(&format!("000000{}", part(valid, 6..17)));
    NearMiss::new(NearMissKind::WrongComponent, value, Fault::Component { component: "area" })
}
