//! Values that no other case of any run has, made from the run's batch mark and the case's ordinal.
//!
//! Every name of a case stands for one number. A template writes the low places of that number into its wildcards,
//! from the right, each in its own alphabet; so equal names agree whatever the template, as far as the alphabets do.

use hutong_specs::plan::Fresh;

use super::not_built::NotBuilt;

/// How many names a case may have: the numbers of a case follow one another, and the next case begins after them.
const NAMES: u128 = 32;

const LOWER: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const UPPER: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The fresh values of one case.
#[derive(Clone, Debug)]
pub(super) struct FreshValues {
    first: u128,
    names: Vec<String>,
}

impl FreshValues {
    /// The values of the case with this ordinal, in the run whose numbers begin at `origin`.
    pub(super) fn new(origin: u128, ordinal: u64) -> Self {
        Self { first: origin + u128::from(ordinal) * NAMES, names: Vec::new() }
    }

    /// The value of a slot.
    pub(super) fn value(&mut self, fresh: &Fresh) -> Result<String, NotBuilt> {
        Ok(write(&fresh.template, self.number(&fresh.name)?))
    }

    fn number(&mut self, name: &str) -> Result<u128, NotBuilt> {
        let index = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        let index = index as u128;
        if index < NAMES { Ok(self.first + index) } else { Err(NotBuilt::TooManyNames) }
    }
}

fn write(template: &str, mut number: u128) -> String {
    let mut characters: Vec<char> = template.chars().rev().map(|place| digit(place, &mut number)).collect();
    characters.reverse();
    characters.into_iter().collect()
}

/// The character at a place; a wildcard takes the lowest place of what is left of the number.
fn digit(place: char, number: &mut u128) -> char {
    let alphabet: &[u8] = match place {
        '#' => LOWER.get(..10).unwrap_or_default(),
        '*' => LOWER,
        '^' => UPPER,
        other => return other,
    };
    let radix = alphabet.len() as u128;
    let index = usize::try_from(*number % radix).unwrap_or_default();
    *number /= radix;
    alphabet.get(index).map_or('0', |byte| char::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::run::BatchMark;

    fn fresh(name: &str, template: &str) -> Fresh {
        Fresh { name: name.to_owned(), template: template.to_owned() }
    }

    fn value(values: &mut FreshValues, name: &str, template: &str) -> String {
        values.value(&fresh(name, template)).unwrap()
    }

    #[test]
    fn an_implementation_code_ends_in_its_basic_code() {
        let mut values = FreshValues::new(1_234_567_890_123, 7);
        let basic = value(&mut values, "catalog", "9901########");
        let implementation = value(&mut values, "catalog", "1199000000000000019901########");
        assert!(implementation.ends_with(&basic));
        assert!(basic.starts_with("9901"));
    }

    #[test]
    fn a_long_template_ends_in_the_places_of_a_short_one() {
        let mut values = FreshValues::new(u128::from(u64::MAX), 3);
        let long = value(&mut values, "a", "****************");
        assert!(long.ends_with(&value(&mut values, "a", "********")));
    }

    #[test]
    fn a_case_with_too_many_names_is_not_built() {
        let mut values = FreshValues::new(0, 0);
        for name in 0..32 {
            value(&mut values, &name.to_string(), "########");
        }
        assert!(values.value(&fresh("one more", "########")).is_err());
        assert_eq!(value(&mut values, "0", "########"), "00000000");
    }

    proptest! {
        #[test]
        fn eight_digits_do_not_begin_with_zero(mark in "[0-9a-z]{8}", ordinal in 0..1_000_000_u64) {
            let mut values = FreshValues::new(mark.parse::<BatchMark>().unwrap().origin(), ordinal);
            let code = value(&mut values, "catalog", "9901########");
            prop_assert!(!code.starts_with("99010"), "{code}");
        }
    }

    #[test]
    fn runs_of_neighbouring_marks_do_not_meet() {
        let low = |mark: &str| mark.parse::<BatchMark>().unwrap().origin() % 100_000_000;
        let distance = low("00000001").abs_diff(low("00000002"));
        assert!(distance > 1_000_000, "{distance}");
    }

    proptest! {
        #[test]
        fn no_two_names_of_a_run_share_a_value(mark in "[0-9a-z]{8}", template in "[x#]{0,3}[#]{8}") {
            let origin = mark.parse::<BatchMark>().unwrap().origin();
            let mut seen = BTreeSet::new();
            for ordinal in 0..300 {
                let mut values = FreshValues::new(origin, ordinal);
                for name in ["item", "case", "licence"] {
                    prop_assert!(seen.insert(value(&mut values, name, &template)));
                }
            }
        }

        #[test]
        fn equal_inputs_give_equal_values(origin: u64, ordinal in 0_u64..1_000_000, template in "[0-9A-Z#*^]{0,40}") {
            let one = value(&mut FreshValues::new(origin.into(), ordinal), "a", &template);
            let other = value(&mut FreshValues::new(origin.into(), ordinal), "a", &template);
            prop_assert_eq!(one.chars().count(), template.len());
            prop_assert_eq!(one, other);
        }
    }
}
