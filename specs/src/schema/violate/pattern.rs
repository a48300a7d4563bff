//! Texts that miss their pattern by one character, or altogether.

use serde_json::Value;

use super::enumeration::full_width;
use crate::schema::spot::{Replacement, Spot};

/// Characters that patterns seldom allow.
const FOREIGN: [char; 8] = ['!', '中', ' ', 'a', 'Z', '0', '\u{7f}', '\n'];

/// The text that stands there, spoiled in several ways; those that still match are dropped later.
pub(super) fn broken(spot: &Spot<'_>) -> Vec<Replacement> {
    let Some(text) = spot.value.as_str() else {
        return Vec::new();
    };
    let characters: Vec<char> = text.chars().take(10_000).collect();
    let mut broken = foreign(&characters);
    let add = |what: &str, text: String| (what.to_owned(), Value::from(text));
    broken.push(add("full-width", full_width(text)));
    broken.push(add(
        "case-variant",
        if text.to_uppercase() == text { text.to_lowercase() } else { text.to_uppercase() },
    ));
    broken.push(add("trailing-space", format!("{text} ")));
    broken.push(add("too-short-for-pattern", characters.iter().skip(1).collect()));
    broken.push(add("empty", String::new()));
    broken.retain(|(_, value)| value != spot.value);
    broken
}

/// One character exchanged, at the end, the start and in the middle; then all of them.
fn foreign(characters: &[char]) -> Vec<Replacement> {
    let mut found = Vec::new();
    let places = [characters.len().saturating_sub(1), 0, characters.len() / 2];
    for (place, foreign) in places.iter().flat_map(|place| FOREIGN.map(|foreign| (*place, foreign))) {
        let exchange = |(index, character): (usize, &char)| if index == place { foreign } else { *character };
        let text: String = characters.iter().enumerate().map(exchange).collect();
        found.push(("foreign-character".to_owned(), Value::from(text)));
    }
    for foreign in FOREIGN {
        let text: String = characters.iter().map(|_| foreign).collect();
        found.push(("foreign-character".to_owned(), Value::from(text)));
        found.push(("foreign-character".to_owned(), Value::from(foreign.to_string())));
    }
    found
}
