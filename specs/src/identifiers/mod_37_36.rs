//! The check character of licence identifiers: ISO/IEC 7064 MOD 37,36 (GB/T 17710-2008).

/// The characters of the code, each standing for its index.
pub const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Computes the check character over all characters of a text; none if one is foreign.
///
/// ```
/// assert_eq!(hutong_specs::identifiers::mod_37_36::check_character("A12425GABC1234002"), Some('M'));
/// ```
pub fn check_character(characters: &str) -> Option<char> {
    let mut product = 36;
    for character in characters.chars() {
        let sum = (product + ALPHABET.find(character)?) % 36;
        let sum = if sum == 0 { 36 } else { sum };
        product = sum * 2 % 37;
    }
    ALPHABET.chars().nth((37 - product) % 36)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_vector_fits() {
        assert_eq!(check_character("A12425GABC1234002"), Some('M'));
    }

    #[test]
    fn foreign_characters_have_none() {
        assert_eq!(check_character("0624_001"), None);
        assert_eq!(check_character("a"), None);
    }
}
