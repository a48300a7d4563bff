//! The formats that are checked beside the validator's own: the identifiers, and the dates of the exchange.
//!
//! A format that nobody knows constrains nothing.

use base64::Engine;
use jiff::civil::Date;
use jsonschema::ValidationOptions;

use crate::identifiers::{Calendar, IDENTIFIERS};

/// Adds our formats to those of the validator.
pub(super) fn registered(options: ValidationOptions<'_>) -> ValidationOptions<'_> {
    let options = options
        .with_format("cn-date-time", is_date_time)
        .with_format("cn-date", is_date)
        .with_format("content-base64", |text: &str| decoded(text).is_some())
        .with_format("content-json", |text: &str| is_json(text.as_bytes()))
        .with_format("content-base64-json", |text: &str| decoded(text).is_some_and(|bytes| is_json(&bytes)));
    IDENTIFIERS.iter().fold(options, |options, identifier| {
        options.with_format(identifier.format, move |text: &str| {
            (identifier.check)(text, Calendar::PERMISSIVE).is_ok()
        })
    })
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// Whether a text is a real date and time written as `yyyy-MM-dd HH:mm:ss`.
pub(super) fn is_date_time(text: &str) -> bool {
    let (Some(date), Some(time)) = (text.get(..10), text.get(10..)) else {
        return false;
    };
    shaped(date, "####-##-##") && shaped(time, " ##:##:##") && real(&date.replace('-', "")) && timely(time)
}

/// Whether a text is a real date written as `yyyyMMdd`.
pub(super) fn is_date(text: &str) -> bool {
    shaped(text, "########") && real(text)
}

/// Whether every `#` of the shape stands where the text has a digit, and everything else stands for itself.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, mark)| match mark {
            b'#' => byte.is_ascii_digit(),
            _ => byte == mark,
        })
}

fn real(digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|text| text.parse::<i16>().ok());
    let small = |range| number(range).and_then(|number| i8::try_from(number).ok());
    match (number(0..4), small(4..6), small(6..8)) {
        (Some(year), Some(month), Some(day)) => Date::new(year, month, day).is_ok(),
        _ => false,
    }
}

fn timely(time: &str) -> bool {
    let below = |range: std::ops::Range<usize>, bound: u8| {
        time.get(range).and_then(|text| text.parse::<u8>().ok()).is_some_and(|number| number < bound)
    };
    below(1..3, 24) && below(4..6, 60) && below(7..9, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_time_must_be_real_and_written_in_one_way() {
        assert!(is_date_time("2024-02-29 23:59:59"));
        for text in [
            "2024-02-30 00:00:00",
            "2023-02-29 00:00:00",
            "2024-01-01T00:00:00",
            "2024-01-01 24:00:00",
            "2024-01-01 00:60:00",
            "2024-1-01 00:00:00",
            "２０２４-01-01 00:00:00",
            "",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn a_date_must_be_real() {
        assert!(is_date("20240229"));
        assert!(!is_date("20240230") && !is_date("2024-02-29") && !is_date("20241301"));
    }
}
