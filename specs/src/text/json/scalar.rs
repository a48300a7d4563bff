//! Numbers, which keep their text, and the three words of JSON.

use serde_json::{Number, Value};

use super::fault::JsonFaultKind;
use super::reader::{Reader, Stop};

const WORDS: [(&str, Value); 3] =
    [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)];
const NOT_NUMBERS: [&str; 2] = ["NaN", "Infinity"];

impl Reader<'_> {
    /// A number; its text is kept as it stands.
    pub(super) fn number(&mut self) -> Result<Value, Stop> {
        let start = self.offset;
        self.pass(b"-");
        if NOT_NUMBERS.iter().any(|word| self.rest().starts_with(word)) {
            return Err(Stop { kind: JsonFaultKind::NotANumber, offset: start });
        }
        if !self.pass(b"0") {
            self.digits(start)?;
        } else if matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(Stop { kind: JsonFaultKind::InvalidNumber, offset: start });
        }
        if self.pass(b".") {
            self.digits(start)?;
        }
        if self.pass(b"eE") {
            self.pass(b"+-");
            self.digits(start)?;
        }
        Ok(Value::Number(Number::from_string_unchecked(self.since(start).to_owned())))
    }

    fn pass(&mut self, any_of: &[u8]) -> bool {
        let passes = self.peek().is_some_and(|byte| any_of.contains(&byte));
        self.offset += usize::from(passes);
        passes
    }

    /// At least one digit.
    fn digits(&mut self, start: usize) -> Result<(), Stop> {
        match self.peek() {
            Some(b'0'..=b'9') => {}
            None => return Err(self.stop(JsonFaultKind::Truncated)),
            Some(_) => {
                return Err(Stop { kind: JsonFaultKind::InvalidNumber, offset: start });
            }
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.offset += 1;
        }
        Ok(())
    }

    /// `true`, `false` or `null`, or why not.
    pub(super) fn word(&mut self) -> Result<Value, Stop> {
        for (word, value) in WORDS {
            if self.rest().starts_with(word) {
                self.offset += word.len();
                return Ok(value);
            }
        }
        Err(self.no_word())
    }

    #[cold]
    fn no_word(&self) -> Stop {
        let rest = self.rest();
        let is_cut = !rest.is_empty() && WORDS.iter().any(|(word, _)| word.starts_with(rest));
        match self.peek() {
            _ if is_cut => self.stop(JsonFaultKind::Truncated),
            _ if NOT_NUMBERS.iter().any(|word| rest.starts_with(word)) => {
                self.stop(JsonFaultKind::NotANumber)
            }
            Some(b'+' | b'.') => self.stop(JsonFaultKind::InvalidNumber),
            _ => self.misplaced(),
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.offset..).unwrap_or_default()
    }
}
