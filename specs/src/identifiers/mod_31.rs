//! The check character of unified social credit codes: weights of powers of three modulo 31 (GB 32100-2015).

/// The characters of the code, each standing for its index: no I, O, S, V, Z.
pub const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Computes the check character over the first seventeen characters of a text; none if one is foreign.
///
/// ```
/// assert_eq!(hutong_specs::identifiers::mod_31::check_character("91110000600037341"), Some('L'));
/// ```
pub fn check_character(characters: &str) -> Option<char> {
    let mut characters = characters.chars();
    let mut sum = 0;
    for weight in WEIGHTS {
        sum += weight * ALPHABET.find(characters.next()?)?;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_codes_fit() {
        for code in [
            "91110000600037341L",
            "91110108551385082Q",
            "12100000400009880K",
            "11110000000021135M",
            "11430000006122244L",
            "113700000045046442",
            "11330105002500287C",
            "12441500196720244T",
            "1131000068735121X0",
            "91350100M000100Y43",
        ] {
            assert_eq!(check_character(code), code.chars().last(), "{code}");
        }
    }

    #[test]
    fn a_foreign_letter_has_none() {
        assert_eq!(check_character("9111000060003734I"), None);
    }
}
