//! The check character of organisation codes: weights modulo 11 (GB 11714-1997).

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Computes the check character over the first eight characters (digits, capital letters); none if one is foreign.
///
/// ```
/// assert_eq!(hutong_specs::identifiers::mod_11::check_character("68735121"), Some('X'));
/// ```
pub fn check_character(characters: &str) -> Option<char> {
    let mut characters = characters.chars();
    let mut sum = 0;
    for weight in WEIGHTS {
        sum += weight * value(characters.next()?)?;
    }
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    }
}

fn value(character: char) -> Option<u32> {
    let allowed = character.is_ascii_digit() || character.is_ascii_uppercase();
    allowed.then(|| character.to_digit(36))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_computed_codes_fit() {
        assert_eq!(check_character("60003734"), Some('1'));
        assert_eq!(check_character("40000988"), Some('0'));
        assert_eq!(check_character("68735121"), Some('X'));
    }

    #[test]
    fn the_trap_is_seen() {
        assert_ne!(check_character("00000000"), Some('1'));
        assert_eq!(check_character("00000000"), Some('0'));
    }

    #[test]
    fn a_lower_case_letter_is_foreign() {
        assert_eq!(check_character("a0000001"), None);
    }
}
