//! The ways in which an identifier is missed by a hair.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! near_miss_kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident => $name:literal,)+) => {
        /// The way in which a value is wrong; the name is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum NearMissKind {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl NearMissKind {
            /// Every kind, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

near_miss_kinds! {
    /// The check character is another one.
    WrongCheckDigit => "wrong-check-digit",
    /// A check character `X` is written in lower case.
    LowerCaseX => "lower-case-x",
    /// The letters are written in lower case.
    LowerCase => "lower-case",
    /// Two neighbours have changed places.
    Transposed => "transposed",
    /// A day that its month does not have.
    ImpossibleDate => "impossible-date",
    /// A thirteenth month.
    Month13 => "month-13",
    /// A month or a day of zero.
    DayZero => "day-zero",
    /// A date that has not come yet.
    FutureDate => "future-date",
    /// A date that is too long ago.
    AncientDate => "ancient-date",
    /// A character that the identifier does not use.
    ForeignCharacter => "foreign-character",
    /// Digits of full width, as an input method writes them.
    FullWidthDigits => "full-width-digits",
    /// The form of fifteen digits that was in use before 1999.
    Old15Digit => "old-15-digit",
    /// An identifier within the identifier has a wrong check character while the outer one fits.
    InnerCodeWrong => "inner-code-wrong",
    /// A part holds a value that no part of its kind may have.
    WrongComponent => "wrong-component",
    /// A part is left out.
    MissingPart => "missing-part",
    /// A country prefix stands before the number.
    CountryPrefix => "country-prefix",
    /// A space follows.
    TrailingSpace => "trailing-space",
    /// A space goes before.
    LeadingSpace => "leading-space",
    /// The last character is missing.
    TooShort => "too-short",
    /// There are more characters than allowed.
    TooLong => "too-long",
    /// There is nothing.
    Empty => "empty",
}

impl fmt::Display for NearMissKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_what_serde_writes() {
        for kind in NearMissKind::ALL {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{kind}\""));
        }
    }
}
