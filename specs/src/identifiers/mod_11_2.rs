//! The check character of resident IDs: ISO/IEC 7064 MOD 11-2, as GB 11643-1999 uses it.

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHARACTERS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// Computes the check character over the first seventeen digits of a text; none if they are not digits.
///
/// ```
/// assert_eq!(hutong_specs::identifiers::mod_11_2::check_character("11010519491231002"), Some('X'));
/// ```
pub fn check_character(digits: &str) -> Option<char> {
    let mut characters = digits.chars();
    let mut sum = 0;
    for weight in WEIGHTS {
        sum += weight * characters.next()?.to_digit(10)?;
    }
    CHARACTERS.get(usize::try_from(sum % 11).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_numbers_fit() {
        for number in ["11010519491231002X", "360426199101010071", "440524188001010014"] {
            assert_eq!(check_character(number), number.chars().last(), "{number}");
        }
    }

    #[test]
    fn the_other_definition_agrees() {
        let mut draw = crate::identifiers::Draw::seeded(3);
        for _ in 0..500 {
            let digits = draw.digits(17);
            let number = digits.bytes().fold(0_u32, |sum, byte| (sum * 13 + u32::from(byte - b'0')) % 11);
            let check = match (23 - 2 * number) % 11 {
                10 => 'X',
                digit => char::from_digit(digit, 10).unwrap(),
            };
            assert_eq!(check_character(&digits), Some(check), "{digits}");
        }
    }

    #[test]
    fn what_is_not_digits_has_none() {
        assert_eq!(check_character("1101051949123100"), None);
        assert_eq!(check_character("1101051949123100A"), None);
    }
}
