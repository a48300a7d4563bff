//! The laws of masking.

use proptest::prelude::*;

use super::mask;
use crate::identifiers::{Draw, mobile_number, resident_id};

/// Writes the digits in full width.
fn widened(text: &str) -> String {
    let widen = |character: char| {
        character.to_digit(10).and_then(|digit| char::from_u32(0xFF10 + digit)).unwrap_or(character)
    };
    text.chars().map(widen).collect()
}

/// Masks a document that holds a name, perhaps as a string of another, and reads it again.
fn masked_document(name: &str, nested: bool) -> serde_json::Value {
    let document = serde_json::json!({ "code": 200, "applyer_name": name }).to_string();
    let text = if nested { serde_json::json!({ "data": document }).to_string() } else { document };
    serde_json::from_str(&mask(&text)).unwrap()
}

proptest! {
    #[test]
    fn no_resident_id_survives(seed: u64, before in "\\PC{0,20}", after in "\\PC{0,20}") {
        let number = resident_id::make(&mut Draw::seeded(seed));
        for number in [widened(&number), number] {
            let masked = mask(&format!("{before} {number} {after}"));
            prop_assert!(!masked.contains(&number), "{masked}");
        }
    }

    #[test]
    fn a_valid_resident_id_does_not_survive_among_digits_either(seed: u64, before in "[1-9]{1,5}", after in "[1-9]{1,5}") {
        let number = resident_id::make(&mut Draw::seeded(seed));
        let masked = mask(&format!("{before}{number}{after}"));
        prop_assert!(!masked.contains(&number), "{masked}");
    }

    #[test]
    fn no_mobile_number_survives(seed: u64, before in "\\PC{0,20}", after in "\\PC{0,20}") {
        let number = mobile_number::make(&mut Draw::seeded(seed));
        for number in [widened(&number), number] {
            let masked = mask(&format!("{before} {number} {after}"));
            prop_assert!(!masked.contains(&number), "{masked}");
        }
    }

    #[test]
    fn no_person_survives_in_json(name in "[一-龥]{2,8}", nested: bool) {
        prop_assert!(!masked_document(&name, nested).to_string().contains(&name));
    }

    #[test]
    fn no_token_survives_in_json(token in "[a-z]{6,20}", key in "(access_|id)?[tT]oken|app[sS]ecret|password", nested: bool) {
        let document = serde_json::json!({ "code": 200, "data": { key: token.clone() } }).to_string();
        let text = if nested { serde_json::json!({ "data": document }).to_string() } else { document };
        let masked = mask(&text);
        prop_assert!(!masked.contains(&token), "{masked}");
        prop_assert!(serde_json::from_str::<serde_json::Value>(&masked).is_ok(), "{masked}");
    }

    #[test]
    fn masked_json_is_still_json(name: String, nested: bool) {
        masked_document(&name, nested);
    }

    #[test]
    fn masking_twice_is_masking_once(text in r#"([0-9Xx\\u"{}:, a_]|号|"user_name":"|"token":"?|pwd=|\PC){0,60}"#) {
        let once = mask(&text);
        prop_assert_eq!(mask(&once), once);
    }

    #[test]
    fn masking_never_panics(text: String) {
        mask(&text);
    }
}
