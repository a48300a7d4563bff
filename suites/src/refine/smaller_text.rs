//! Texts and numbers that are smaller than others.

use serde_json::{Number, Value};

/// Up to this length each character is tried by itself.
const SINGLY: usize = 24;

/// Texts that are one step smaller, the boldest step first.
pub(super) fn texts(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let length = characters.len();
    let mut smaller = vec![String::new()];
    let mut part = length / 2;
    while part > 1 && length.div_ceil(part) <= SINGLY {
        for piece in 0..length.div_ceil(part) {
            let (from, to) = (piece * part, ((piece + 1) * part).min(length));
            smaller.push(replaced(&characters, from, to, None));
        }
        part /= 2;
    }
    smaller.extend(runs(&characters).take(SINGLY).map(|place| replaced(&characters, place, place + 1, None)));
    smaller.push(replaced(&characters, 0, length, Some('a')));
    for place in heavy(&characters).take(SINGLY) {
        smaller.push(replaced(&characters, place, place + 1, Some('a')));
        smaller.push(replaced(&characters, place, place + 1, Some('0')));
    }
    smaller.retain(|smaller| smaller != text);
    smaller
}

/// Whether there are texts one step smaller that `texts` does not give.
pub(super) fn are_texts_cut(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    runs(&characters).count() > SINGLY || heavy(&characters).count() > SINGLY
}

/// Where characters begin that differ from the one before: of equal ones in a row it is all the same which is left out.
fn runs(characters: &[char]) -> impl Iterator<Item = usize> {
    let begins = |place: &usize| *place == 0 || characters.get(*place) != characters.get(*place - 1);
    (0..characters.len()).filter(begins)
}

/// Where characters stand that are not the lightest already.
fn heavy(characters: &[char]) -> impl Iterator<Item = usize> {
    let numbered = characters.iter().enumerate();
    numbered.filter(|(_, character)| !matches!(character, 'a' | '0')).map(|(place, _)| place)
}

/// The characters without those in the range, or with each of these in its place.
fn replaced(characters: &[char], from: usize, to: usize, by: Option<char>) -> String {
    let place = |(place, character): (usize, &char)| match by {
        _ if !(from..to).contains(&place) => Some(*character),
        by => by,
    };
    characters.iter().enumerate().filter_map(place).collect()
}

/// Numbers that are one step smaller: nearer to zero, or with fewer digits.
pub(super) fn numbers(number: &Number) -> Vec<Value> {
    let text = number.to_string();
    let mut smaller = vec![Value::from(0), Value::from(1)];
    if let Some((whole, _)) = text.split_once(['.', 'e', 'E']) {
        smaller.extend(whole.parse::<Number>().ok().map(Value::Number));
    }
    if let Ok(whole) = text.parse::<i128>() {
        let nearer = [whole / 2, whole / 10, whole - whole.signum()];
        smaller.extend(
            nearer.iter().filter_map(|value| value.to_string().parse::<Number>().ok()).map(Value::Number),
        );
    }
    smaller.retain(|value| value.as_number() != Some(number));
    smaller
}

#[cfg(test)]
mod tests {
    use super::{numbers, texts};

    #[test]
    fn texts_become_shorter_or_plainer() {
        let smaller = texts("甲乙丙丁");
        for text in ["", "丙丁", "甲乙", "乙丙丁", "甲乙丙", "aaaa", "甲a丙丁", "甲0丙丁"] {
            assert!(smaller.iter().any(|smaller| smaller == text), "{text}: {smaller:?}");
        }
        assert!(texts("").is_empty());
    }

    #[test]
    fn numbers_come_nearer_to_zero() {
        let number = serde_json::from_str("-250").unwrap();
        let smaller: Vec<_> = numbers(&number).iter().map(ToString::to_string).collect();
        assert_eq!(smaller, ["0", "1", "-125", "-25", "-249"]);
    }
}
