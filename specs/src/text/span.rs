//! Stretches of a text and the positions that people call them by.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a text, in bytes.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Span {
    /// Where the stretch begins, in bytes from the start of the text.
    pub offset: usize,
    /// How many bytes it covers.
    pub length: usize,
}

impl Span {
    /// The stretch of `length` bytes that begins at `offset`.
    pub const fn new(offset: usize, length: usize) -> Self {
        Self { offset, length }
    }

    /// The stretch from `start` up to and without `end`; empty when they are the wrong way round.
    pub const fn between(start: usize, end: usize) -> Self {
        Self::new(start, end.saturating_sub(start))
    }

    /// The first byte behind the stretch.
    pub const fn end(self) -> usize {
        self.offset.saturating_add(self.length)
    }

    /// The covered text, or nothing when the span does not belong to `text`.
    ///
    /// ```
    /// use hutong_specs::text::Span;
    /// assert_eq!(Span::new(1, 2).slice("abcd"), Some("bc"));
    /// assert_eq!(Span::new(3, 2).slice("abcd"), None);
    /// ```
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.offset..self.end())
    }
}

/// A place as editors show it: both numbers count from one, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The line, counted from one.
    pub line: usize,
    /// The column in characters, counted from one.
    pub column: usize,
}

impl Position {
    /// The position of a byte offset; an offset behind the end counts as the end.
    ///
    /// ```
    /// use hutong_specs::text::Position;
    /// assert_eq!(Position::of("测试\n人: 1", 10), Position { line: 2, column: 2 });
    /// ```
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..text.floor_char_boundary(offset)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_behind_the_end_or_inside_a_character_still_has_a_position() {
        assert_eq!(Position::of("ab", 99), Position { line: 1, column: 3 });
        assert_eq!(Position::of("测", 1), Position { line: 1, column: 1 });
        assert_eq!(Position::of("", 0), Position { line: 1, column: 1 });
        assert_eq!(Position::of("a\r\nb", 3), Position { line: 2, column: 1 });
    }
}
