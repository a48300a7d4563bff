//! The table of identifiers.

use super::calendar::Calendar;
use super::case_number::CASE_NUMBER;
use super::division_code::DIVISION_CODE;
use super::guangdong_case_number::GUANGDONG_CASE_NUMBER;
use super::identifier::Identifier;
use super::item_code::{BASIC_CODE, HANDLING_CODE, IMPLEMENTATION_CODE};
use super::licence_identifier::LICENCE_IDENTIFIER;
use super::mobile_number::MOBILE_NUMBER;
use super::organisation_code::ORGANISATION_CODE;
use super::resident_id::RESIDENT_ID;
use super::social_credit_code::SOCIAL_CREDIT_CODE;

/// Every identifier that a schema can name as its `format`.
pub const IDENTIFIERS: &[Identifier] = &[
    RESIDENT_ID,
    SOCIAL_CREDIT_CODE,
    ORGANISATION_CODE,
    DIVISION_CODE,
    LICENCE_IDENTIFIER,
    BASIC_CODE,
    IMPLEMENTATION_CODE,
    HANDLING_CODE,
    CASE_NUMBER,
    GUANGDONG_CASE_NUMBER,
    MOBILE_NUMBER,
];

/// Finds the identifier of a `format`.
pub fn identifier(format: &str) -> Option<&'static Identifier> {
    IDENTIFIERS.iter().find(|identifier| identifier.format == format)
}

/// Whether a text is the identifier of a `format`, where no time is known; none if the format is not in the table.
pub fn is_valid(format: &str, text: &str) -> Option<bool> {
    identifier(format).map(|identifier| (identifier.check)(text, Calendar::PERMISSIVE).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_unique_and_found() {
        for row in IDENTIFIERS {
            let same = IDENTIFIERS.iter().filter(|other| other.format == row.format).count();
            assert_eq!(same, 1, "{}", row.format);
            assert_eq!(identifier(row.format).map(|found| found.source), Some(row.source));
        }
        assert!(identifier("email").is_none());
    }

    #[test]
    fn validity_is_told_of_known_formats_alone() {
        assert_eq!(is_valid("cn-resident-id", "11010519491231002X"), Some(true));
        assert_eq!(is_valid("cn-resident-id", "110105194912310021"), Some(false));
        assert_eq!(is_valid("email", "a@b"), None);
    }
}
