//! Values that are not listed, and those that only look listed.

use serde_json::Value;

use crate::schema::decimal::Decimal;
use crate::schema::spot::{Replacement, Spot};

/// Values outside an `enum`.
pub(super) fn listed(spot: &Spot<'_>) -> Vec<Replacement> {
    let listed = spot.keywords.get("enum").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    outside(spot.value, listed)
}

/// Values other than a `const`.
pub(super) fn constant(spot: &Spot<'_>) -> Vec<Replacement> {
    outside(spot.value, spot.keywords.get("const").map(std::slice::from_ref).unwrap_or_default())
}

fn outside(value: &Value, listed: &[Value]) -> Vec<Replacement> {
    let candidates = match value {
        Value::String(text) => texts(text),
        Value::Number(_) => numbers(listed),
        Value::Bool(truth) => vec![("foreign".to_owned(), Value::Bool(!truth))],
        Value::Array(items) => {
            vec![("foreign".to_owned(), items.iter().cloned().chain([Value::from("foreign")]).collect())]
        }
        _ => vec![("foreign".to_owned(), Value::from("foreign")), ("foreign".to_owned(), Value::Bool(true))],
    };
    candidates.into_iter().filter(|(_, candidate)| !listed.contains(candidate)).collect()
}

fn numbers(listed: &[Value]) -> Vec<Replacement> {
    let numbers = listed.iter().filter_map(Decimal::of);
    let near = numbers.flat_map(|number| [number.plus(Decimal::ONE), number.minus(Decimal::ONE)]);
    near.flatten().filter_map(Decimal::value).map(|value| ("foreign".to_owned(), value)).collect()
}

/// Foreign texts of the same length first, then the same text written otherwise.
fn texts(text: &str) -> Vec<Replacement> {
    let stem: String = text.chars().take(text.chars().count().saturating_sub(1)).collect();
    let mut texts: Vec<_> =
        "9873zqZQ".chars().map(|last| ("foreign".to_owned(), format!("{stem}{last}"))).collect();
    texts.push(("foreign".to_owned(), "not-listed".to_owned()));
    let upper = text.to_uppercase();
    let swapped = if upper == text { text.to_lowercase() } else { upper };
    let variants = [
        ("case-variant", swapped),
        ("full-width", full_width(text)),
        ("homoglyph", look_alike(text)),
        ("trailing-space", format!("{text} ")),
        ("leading-zero", format!("0{text}")),
        ("empty", String::new()),
    ];
    let differing = variants.into_iter().filter(|(_, variant)| variant != text);
    texts.extend(differing.map(|(what, variant)| (what.to_owned(), variant)));
    texts.into_iter().map(|(what, text)| (what, Value::from(text))).collect()
}

/// Latin letters and the Cyrillic ones that look the same.
const LOOK_ALIKE: &[(char, char)] = &[
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
];

/// The text with its letters in another script that looks the same; digits have their full width for that.
fn look_alike(text: &str) -> String {
    let alike = |letter: char| LOOK_ALIKE.iter().find(|(latin, _)| *latin == letter).map(|(_, other)| *other);
    text.chars().map(|letter| alike(letter).unwrap_or(letter)).collect()
}

/// The text with its printable ASCII characters in full width, as an input method writes them.
pub(super) fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xFEE0).unwrap_or(character),
        other => other,
    };
    text.chars().map(wide).collect()
}
