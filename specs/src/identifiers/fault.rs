//! What can be wrong with an identifier.

use std::fmt;

use serde::Serialize;

/// The first thing that is wrong with a value, in the order in which a reader of the standard would look:
/// length, characters, parts, check digit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The value has a wrong number of characters.
    Length {
        /// The lengths that are allowed, in words.
        expected: &'static str,
        /// The number of characters found.
        found: usize,
    },
    /// A character is not allowed at its place.
    Charset {
        /// The place, counted in characters from 0.
        at: usize,
    },
    /// The check character does not fit the rest.
    CheckDigit {
        /// The character that would fit.
        expected: char,
    },
    /// The date inside is not a day of the calendar.
    ImpossibleDate,
    /// The date inside has not come yet.
    FutureDate,
    /// The date inside is too long ago to be meant.
    AncientDate,
    /// The organisation code inside has a wrong check character, although the outer one fits.
    InnerCode {
        /// The inner check character that would fit.
        expected: char,
    },
    /// A part holds a value that is not among the allowed ones.
    Component {
        /// The part.
        component: &'static str,
    },
    /// A part that is an identifier of its own is wrong.
    Inside {
        /// The part.
        component: &'static str,
        /// What is wrong with it.
        fault: Box<Fault>,
    },
}

impl Fault {
    /// Places the fault inside a part of a larger identifier.
    #[must_use]
    pub fn inside(self, component: &'static str) -> Self {
        Self::Inside { component, fault: Box::new(self) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { expected, found } => {
                write!(formatter, "has {found} characters instead of {expected}")
            }
            Self::Charset { at } => {
                write!(formatter, "holds a character that is not allowed at place {}", at + 1)
            }
            Self::CheckDigit { expected } => {
                write!(formatter, "ends in a check character other than {expected}")
            }
            Self::ImpossibleDate => formatter.write_str("holds a date that does not exist"),
            Self::FutureDate => formatter.write_str("holds a date in the future"),
            Self::AncientDate => formatter.write_str("holds a date that is too long ago"),
            Self::InnerCode { expected } => {
                write!(formatter, "holds an organisation code with a check character other than {expected}")
            }
            Self::Component { component } => {
                write!(formatter, "holds a value that is not allowed as its {component}")
            }
            Self::Inside { component, fault } => write!(formatter, "has a wrong {component}, which {fault}"),
        }
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_within_a_part_reads_as_a_sentence() {
        let fault = Fault::CheckDigit { expected: 'X' }.inside("social credit code");
        assert_eq!(
            fault.to_string(),
            "has a wrong social credit code, which ends in a check character other than X"
        );
    }

    #[test]
    fn places_are_told_from_one() {
        assert_eq!(Fault::Charset { at: 0 }.to_string(), "holds a character that is not allowed at place 1");
    }
}
