//! What the parser's errors mean to the person who wrote the text.

use granit_parser::{ErrorKind, ScanError};

use super::fault;
use crate::text::diagnostic::Diagnostic;
use crate::text::place::Place;
use crate::text::source::Source;
use crate::text::span::Span;
use crate::text::wording::Wording;

/// The parser's error as a diagnostic with its place.
pub(super) fn syntax_diagnostic(source: &Source, error: &ScanError) -> Diagnostic {
    let offset = error.marker().byte_offset().unwrap_or_default().min(source.text.len());
    let offset = source.text.floor_char_boundary(offset);
    let wording = if begins_with_tab(source, offset) { fault::TAB } else { wording_of(error.kind()) };
    let rest = source.text.get(offset..).unwrap_or_default();
    let length = rest.chars().next().filter(|character| *character != '\n').map_or(0, char::len_utf8);
    let mut diagnostic = Diagnostic::of(wording, Place::new(source, Span::new(offset, length)));
    if wording == fault::SYNTAX {
        diagnostic.message = format!("{}: {}", fault::SYNTAX.what, error.kind());
    }
    diagnostic
}

/// The parser often stumbles only later over a line that is indented with a tab.
fn begins_with_tab(source: &Source, offset: usize) -> bool {
    let line = source.line(offset).slice(&source.text).unwrap_or_default();
    line.trim_start_matches(' ').starts_with('\t')
}

fn wording_of(kind: &ErrorKind) -> Wording {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => fault::TAB,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed => fault::INDENTATION,
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => fault::COLON,
        ErrorKind::RecursionLimitExceeded => fault::TOO_DEEP,
        ErrorKind::UnknownAnchor => fault::UNKNOWN_ANCHOR,
        other => wording_of_token(other),
    }
}

fn wording_of_token(kind: &ErrorKind) -> Wording {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping => fault::UNCLOSED,
        ErrorKind::UnexpectedCharacter { .. } => fault::RESERVED,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => fault::ESCAPE,
        _ => fault::SYNTAX,
    }
}
