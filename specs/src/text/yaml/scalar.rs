//! The core schema: what a scalar without quotes means.
//!
//! Numbers keep their digits; only what JSON cannot write (a plus sign, leading zeros, `.5`, hexadecimal) is rewritten.

use serde_json::{Number, Value};

use super::fault;
use super::node::{CoreTag, Scalar};
use crate::text::wording::Wording;

/// The value of a scalar, or why it has none.
pub(super) fn resolve(scalar: &Scalar<'_>) -> Result<Value, Wording> {
    let text = scalar.text.as_ref();
    match scalar.tag {
        Some(CoreTag::Str) => Ok(Value::from(text)),
        Some(tag) => tagged(tag, text),
        None if scalar.is_plain => plain(text),
        None => Ok(Value::from(text)),
    }
}

fn tagged(tag: CoreTag, text: &str) -> Result<Value, Wording> {
    let value = plain(text)?;
    let fits = match tag {
        CoreTag::Bool => value.is_boolean(),
        CoreTag::Null => value.is_null(),
        CoreTag::Float => value.is_number(),
        CoreTag::Int => value.is_number() && !value.to_string().contains(['.', 'e', 'E']),
        CoreTag::Str | CoreTag::Map | CoreTag::Seq => false,
    };
    if fits { Ok(value) } else { Err(fault::TAG_MISMATCH) }
}

fn plain(text: &str) -> Result<Value, Wording> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Ok(Value::Null),
        "true" | "True" | "TRUE" => Ok(Value::Bool(true)),
        "false" | "False" | "FALSE" => Ok(Value::Bool(false)),
        ".nan" | ".NaN" | ".NAN" => Err(fault::NOT_FINITE),
        _ if is_infinity(text) => Err(fault::NOT_FINITE),
        _ => Ok(number(text)?.map_or_else(|| Value::from(text), Value::Number)),
    }
}

fn is_infinity(text: &str) -> bool {
    matches!(text.strip_prefix(['+', '-']).unwrap_or(text), ".inf" | ".Inf" | ".INF")
}

fn number(text: &str) -> Result<Option<Number>, Wording> {
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    Ok(decimal(text).map(Number::from_string_unchecked))
}

fn radix(digits: &str, radix: u32) -> Result<Option<Number>, Wording> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Ok(None);
    }
    let number = u128::from_str_radix(digits, radix).map_err(|_| fault::NUMBER_TOO_LONG)?;
    Ok(Some(Number::from_string_unchecked(number.to_string())))
}

/// The number as JSON writes it, or nothing when the text is no number.
fn decimal(text: &str) -> Option<String> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, _)) => unsigned.split_at(mantissa.len()),
        None => (unsigned, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0
        || !is_digits(whole)
        || !is_digits(fraction)
        || !is_exponent(exponent)
    {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}{exponent}"))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Nothing, or `e`, a sign or none, and digits.
fn is_exponent(text: &str) -> bool {
    let Some(rest) = text.get(1..) else { return true };
    let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    !digits.is_empty() && is_digits(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        plain(text).unwrap().to_string()
    }

    #[test]
    fn numbers_of_the_core_schema_become_numbers_of_json() {
        let cases = [
            ("0", "0"),
            ("+12", "12"),
            ("-3", "-3"),
            ("010", "10"),
            ("000", "0"),
            ("0x1F", "31"),
            ("0o17", "15"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("1.", "1"),
            ("1.10", "1.10"),
            ("1e3", "1e3"),
            ("1.E-5", "1E-5"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ];
        for (text, expected) in cases {
            assert_eq!(written(text), expected, "{text}");
            assert!(serde_json::from_str::<Value>(expected).unwrap().is_number());
        }
    }

    #[test]
    fn what_older_yaml_took_for_something_else_stays_a_string() {
        let texts = [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            "2024-01-01",
            "12:30:45",
            "1_000",
            "0b11",
            "0x",
            "0o9",
            "1e",
            "1e+",
            ".",
            "+",
            "-",
            "1.2.3",
            "e3",
            "tRUE",
            "nUll",
            "é1",
            "1é",
            "1eé",
        ];
        for text in texts {
            assert_eq!(plain(text), Ok(Value::from(text)));
        }
    }

    #[test]
    fn infinity_and_overlong_hexadecimal_are_refused() {
        for text in [".inf", "-.INF", "+.Inf", ".nan"] {
            assert_eq!(plain(text), Err(fault::NOT_FINITE));
        }
        assert_eq!(plain(&format!("0x{}", "f".repeat(33))), Err(fault::NUMBER_TOO_LONG));
    }
}
