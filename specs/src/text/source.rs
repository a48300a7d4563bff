//! A named text that places point into.

use std::sync::Arc;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::span::{Position, Span};

/// A named text, cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What people call the text, usually its path with `/`.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
}

impl Source {
    /// Names a text.
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        Position::of(&self.text, offset)
    }

    /// The span of the line that holds `offset`, without its line break.
    pub fn line(&self, offset: usize) -> Span {
        let offset = self.text.floor_char_boundary(offset);
        let (before, after) = self.text.split_at(offset);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = after.find('\n').map_or(self.text.len(), |newline| offset + newline);
        Span::between(start, end)
    }
}

impl SourceCode for Source {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.text.read_span(span, context_lines_before, context_lines_after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            contents.data(),
            *contents.span(),
            contents.line(),
            contents.column(),
            contents.line_count(),
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_around_an_offset_has_no_line_break() {
        let source = Source::new("a", "one\ntwo\nthree");
        assert_eq!(source.line(5).slice(&source.text), Some("two"));
        assert_eq!(source.line(99).slice(&source.text), Some("three"));
        assert_eq!(source.line(3).slice(&source.text), Some("one"));
    }

    #[test]
    fn miette_reads_a_span_with_the_name() {
        let source = Source::new("pack.yaml", "one\ntwo\n");
        let contents = source.read_span(&SourceSpan::from((4, 3)), 0, 0).unwrap();
        assert_eq!((contents.name(), contents.data(), contents.line()), (Some("pack.yaml"), &b"two"[..], 1));
    }
}
