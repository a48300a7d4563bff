//! A JSON text as a document with diagnostics.

use super::fault::JsonFault;
use super::read::{DuplicateKey, SpannedReading, read_with_spans};
use crate::text::diagnostic::Diagnostic;
use crate::text::document::Document;
use crate::text::place::Place;
use crate::text::source::Source;
use crate::text::span::Span;

/// Reads a document; equal keys make it unusable, since readers differ in which one they take.
pub(in crate::text) fn document(source: Source) -> Result<Document, Vec<Diagnostic>> {
    let SpannedReading { value, spans, duplicates } =
        read_with_spans(source.text.as_bytes()).map_err(|fault| vec![fault_diagnostic(&source, &fault)])?;
    if duplicates.is_empty() {
        return Ok(Document { source, value, spans });
    }
    Err(duplicates.iter().map(|duplicate| duplicate_diagnostic(&source, duplicate)).collect())
}

fn fault_diagnostic(source: &Source, fault: &JsonFault) -> Diagnostic {
    let rest = source.text.get(fault.offset..).unwrap_or_default();
    let length = rest.chars().next().map_or(0, char::len_utf8);
    let place = Place::new(source, Span::new(fault.offset, length)).with_pointer(fault.pointer.clone());
    Diagnostic::of(fault.kind.wording(), place)
}

fn duplicate_diagnostic(source: &Source, duplicate: &DuplicateKey) -> Diagnostic {
    let key = duplicate.again.slice(&source.text).unwrap_or_default();
    let place = Place::new(source, duplicate.again).with_pointer(duplicate.pointer.clone());
    let diagnostic = Diagnostic::error("text.json.duplicate-key", format!("the key {key} occurs twice"))
        .with_help("remove or rename one of the two")
        .with_place(place);
    match duplicate.first {
        Some(first) => diagnostic.with_related("it stands here already", Place::new(source, first)),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        let diagnostics = document(Source::new("a.json", text)).unwrap_err();
        diagnostics.iter().map(Diagnostic::render).collect()
    }

    #[test]
    fn a_duplicate_key_is_shown_at_both_places() {
        assert_eq!(
            refused("{\n  \"a\": 1,\n  \"a\": 2\n}"),
            "error[text.json.duplicate-key]: the key \"a\" occurs twice\n --> a.json:3:3 (/a)\n  |\n3 |   \"a\": 2\n  \
             |   ^^^\nnote: it stands here already\n --> a.json:2:3\n  |\n2 |   \"a\": 1,\n  |   ^^^\n  \
             = help: remove or rename one of the two\n"
        );
    }

    #[test]
    fn a_trailing_comma_is_shown_where_it_stands() {
        assert_eq!(
            refused("{\"a\": [1, 2,\n]}"),
            "error[text.json.trailing-comma]: a comma stands behind the last item\n --> a.json:1:12 (/a)\n  |\n\
             1 | {\"a\": [1, 2,\n  |            ^\n  = help: remove the comma\n"
        );
    }
}
