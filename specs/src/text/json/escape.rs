//! Strings and their escapes.

use super::fault::JsonFaultKind;
use super::reader::{Reader, Stop};

impl Reader<'_> {
    /// A string from its opening quote to behind its closing one.
    pub(super) fn string(&mut self) -> Result<String, Stop> {
        self.offset += 1;
        let start = self.offset;
        self.skip_plain();
        let mut text = String::from(self.since(start));
        while self.peek() != Some(b'"') {
            text.push(self.special()?);
            let start = self.offset;
            self.skip_plain();
            text.push_str(self.since(start));
        }
        self.offset += 1;
        Ok(text)
    }

    /// Passes everything that stands for itself.
    fn skip_plain(&mut self) {
        let rest = self.text.as_bytes().get(self.offset..).unwrap_or_default();
        self.offset += plain_length(rest);
    }

    fn special(&mut self) -> Result<char, Stop> {
        match self.peek() {
            Some(b'\\') => self.escape(),
            Some(_) => Err(self.stop(JsonFaultKind::ControlCharacter)),
            None => Err(self.stop(JsonFaultKind::Truncated)),
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let start = self.offset;
        self.offset += 1;
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            Some(_) => {
                return Err(Stop { kind: JsonFaultKind::InvalidEscape, offset: start });
            }
            None => return Err(self.stop(JsonFaultKind::Truncated)),
        };
        self.offset += 1;
        Ok(character)
    }

    /// `\u` and, for the first half of a pair, the second half as well.
    fn unicode(&mut self, start: usize) -> Result<char, Stop> {
        let lone = Stop { kind: JsonFaultKind::LoneSurrogate, offset: start };
        let unit = self.hexadecimal(start)?;
        if !(0xd800..=0xdbff).contains(&unit) {
            return char::from_u32(unit).ok_or(lone);
        }
        let second = self.offset;
        self.pair_goes_on(b'\\', lone)?;
        self.pair_goes_on(b'u', lone)?;
        self.offset -= 1;
        let low = self.hexadecimal(second)?;
        if !(0xdc00..=0xdfff).contains(&low) {
            return Err(lone);
        }
        char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)).ok_or(lone)
    }

    fn pair_goes_on(&mut self, expected: u8, lone: Stop) -> Result<(), Stop> {
        match self.peek() {
            None => Err(self.stop(JsonFaultKind::Truncated)),
            Some(byte) if byte == expected => {
                self.offset += 1;
                Ok(())
            }
            Some(_) => Err(lone),
        }
    }

    /// Passes `u` and four digits.
    fn hexadecimal(&mut self, start: usize) -> Result<u32, Stop> {
        let mut unit = 0;
        for _ in 0..4 {
            self.offset += 1;
            let byte = self.peek().ok_or(self.stop(JsonFaultKind::Truncated))?;
            let digit = char::from(byte).to_digit(16);
            let invalid = Stop { kind: JsonFaultKind::InvalidEscape, offset: start };
            unit = unit * 16 + digit.ok_or(invalid)?;
        }
        self.offset += 1;
        Ok(unit)
    }
}

const LOW_BITS: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);
const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);
const BLANKS: u64 = u64::from_ne_bytes([b' '; 8]);

/// How many bytes stand for themselves; eight are looked at at once, since most of a body is plain text.
fn plain_length(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return index * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
    text.len() - rest.len() + plain.unwrap_or(rest.len())
}

/// The high bit of the first byte that does not stand for itself; bits above it mean nothing.
fn special_bytes(word: u64) -> u64 {
    let control = word.wrapping_sub(BLANKS) & !word;
    let quote = (word ^ QUOTES).wrapping_sub(LOW_BITS) & !(word ^ QUOTES);
    let backslash = (word ^ BACKSLASHES).wrapping_sub(LOW_BITS) & !(word ^ BACKSLASHES);
    (control | quote | backslash) & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn eight_bytes_at_once_find_what_one_at_a_time_finds(text in prop::collection::vec(prop_oneof![0x1e_u8..0x23, 0x5a_u8..0x5e, 0x7e_u8..0x84, 0xa0_u8..0xa3, any::<u8>()], 0..40)) {
            let expected = text.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            prop_assert_eq!(plain_length(&text), expected.unwrap_or(text.len()));
        }
    }
}
