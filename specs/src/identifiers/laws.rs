//! The laws that every row of the table keeps.

use proptest::prelude::*;

use super::mobile_number::MOBILE_NUMBER;
use super::spoiling::replaced;
use super::{Calendar, Draw, Fault, IDENTIFIERS, Identifier, NearMissKind};

/// Identifiers whose check character sees every wrong digit among digits, with the places it covers.
const GUARDED: [(&str, std::ops::Range<usize>); 4] = [
    ("cn-resident-id", 0..17),
    ("cn-social-credit-code", 0..17),
    ("cn-organisation-code", 0..8),
    ("cn-licence-identifier", 15..70),
];

fn made(identifier: &Identifier, seed: u64) -> String {
    (identifier.make)(&mut Draw::seeded(seed))
}

fn calendars() -> [Calendar; 2] {
    [Calendar::default(), Calendar::today(jiff::civil::date(2026, 6, 30))]
}

proptest! {
    #[test]
    fn every_made_value_is_valid(seed: u64) {
        for identifier in IDENTIFIERS {
            let value = made(identifier, seed);
            for calendar in calendars() {
                prop_assert_eq!((identifier.check)(&value, calendar), Ok(()), "{} {}", identifier.format, value);
            }
        }
    }

    #[test]
    fn every_made_value_is_invented(seed: u64) {
        for identifier in IDENTIFIERS.iter().filter(|row| row.format != MOBILE_NUMBER.format) {
            let value = made(identifier, seed);
            let own = value.starts_with("99") || value.contains("990000") || value.starts_with("A0");
            prop_assert!(own, "{} {value}", identifier.format);
        }
    }

    #[test]
    fn every_near_miss_is_refused_for_exactly_its_fault(seed: u64) {
        for identifier in IDENTIFIERS {
            let valid = made(identifier, seed);
            for calendar in calendars() {
                for near_miss in (identifier.near_misses)(&valid, calendar) {
                    prop_assert_ne!(&near_miss.value, &valid);
                    let found = (identifier.check)(&near_miss.value, calendar);
                    prop_assert_eq!(found, Err(near_miss.fault.clone()), "{} {:?}", identifier.format, near_miss);
                }
            }
        }
    }

    #[test]
    fn a_wrong_digit_never_passes_a_check_character(seed: u64, place: usize, digit in 0..10_u32) {
        let digit = char::from_digit(digit, 10).unwrap();
        for (format, range) in GUARDED {
            let identifier = super::identifier(format).unwrap();
            let valid = made(identifier, seed);
            let at = range.start + place % range.len();
            let old = valid.chars().nth(at);
            if old.is_some_and(|old| old.is_ascii_digit() && old != digit) {
                let wrong = replaced(&valid, at, digit);
                prop_assert!((identifier.check)(&wrong, Calendar::default()).is_err(), "{format} {wrong}");
            }
        }
    }

    #[test]
    fn checks_and_near_misses_never_panic(text in any::<String>(), digits in "[0-9X.０-９号 ]{0,50}") {
        for identifier in IDENTIFIERS {
            for value in [&text, &digits] {
                let _ = (identifier.check)(value, Calendar::default());
                let _ = (identifier.near_misses)(value, Calendar::default());
            }
        }
    }
}

/// The kinds that an identifier makes from one valid value.
fn kinds(format: &str, seed: u64) -> Vec<NearMissKind> {
    let identifier = super::identifier(format).unwrap();
    let near_misses = (identifier.near_misses)(&made(identifier, seed), Calendar::default());
    near_misses.into_iter().map(|near_miss| near_miss.kind).collect()
}

#[test]
fn the_kinds_that_a_resident_id_must_offer_are_offered() {
    use NearMissKind as Kind;
    for seed in 0..200 {
        let kinds = kinds("cn-resident-id", seed);
        for kind in [
            Kind::WrongCheckDigit,
            Kind::LowerCaseX,
            Kind::Transposed,
            Kind::ImpossibleDate,
            Kind::Month13,
            Kind::FutureDate,
            Kind::ForeignCharacter,
            Kind::FullWidthDigits,
            Kind::Old15Digit,
            Kind::TrailingSpace,
        ] {
            assert!(kinds.contains(&kind), "{kind} {seed}");
        }
    }
}

#[test]
fn every_kind_is_made_by_some_identifier() {
    let all: Vec<NearMissKind> = IDENTIFIERS.iter().flat_map(|row| kinds(row.format, 1)).collect();
    for kind in NearMissKind::ALL {
        assert!(all.contains(kind), "{kind}");
    }
}

#[test]
fn every_code_with_an_inner_code_offers_the_trap() {
    for format in [
        "cn-social-credit-code",
        "cn-item-implementation-code",
        "cn-item-handling-code",
        "cn-licence-identifier",
        "cn-case-number-guangdong",
    ] {
        assert!(kinds(format, 5).contains(&NearMissKind::InnerCodeWrong), "{format}");
    }
}

#[test]
fn a_fault_of_every_near_miss_reads_as_a_fragment() {
    for identifier in IDENTIFIERS {
        for near_miss in (identifier.near_misses)(&made(identifier, 2), Calendar::default()) {
            let text = near_miss.fault.to_string();
            assert!(text.starts_with(char::is_lowercase) && !text.ends_with('.'), "{text}");
            assert!(!matches!(near_miss.fault, Fault::Component { component: "body" }));
        }
    }
}
