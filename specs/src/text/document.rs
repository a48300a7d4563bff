//! A document that people write, JSON or YAML, whose values know where they stand.

use std::collections::BTreeMap;

use serde_json::Value;

use super::diagnostic::Diagnostic;
use super::node_span::NodeSpan;
use super::place::Place;
use super::source::Source;
use super::span::Span;
use super::wording::{Wording, wording};
use super::{json, pointer, yaml};

const NOT_UTF8: Wording = wording(
    "text.document.encoding",
    "the file is not UTF-8",
    "save it as UTF-8; files saved as GBK or GB 18030 must be converted",
);
pub(super) const EMPTY: Wording =
    wording("text.document.empty", "the document is empty", "write the document, or remove the file");

/// What a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl Format {
    /// The format by the name's extension, else by the first character that is not blank.
    ///
    /// ```
    /// use hutong_specs::text::Format;
    /// assert_eq!(Format::of("a.yml", "{}"), Format::Yaml);
    /// assert_eq!(Format::of("a", " {}"), Format::Json);
    /// assert_eq!(Format::of("a", "a: 1"), Format::Yaml);
    /// ```
    pub fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        match extension.as_deref() {
            Some("json") => Self::Json,
            Some("yaml" | "yml") => Self::Yaml,
            _ if text.trim_start().starts_with(['{', '[', '"']) => Self::Json,
            _ => Self::Yaml,
        }
    }
}

/// A parsed document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The text it was read from.
    pub source: Source,
    /// What it says.
    pub value: Value,
    /// Where each value stands, by JSON pointer.
    pub spans: BTreeMap<String, NodeSpan>,
}

impl Document {
    /// Reads JSON or YAML. A byte order mark at the start is skipped, as editors write it unasked.
    ///
    /// ```
    /// use hutong_specs::text::{Document, Span};
    /// let document = Document::parse("pack.yaml", b"title: demo\n").unwrap();
    /// assert_eq!(document.value, serde_json::json!({"title": "demo"}));
    /// assert_eq!(document.span("/title"), Some(Span::new(7, 4)));
    /// ```
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let source = decode(name, bytes).map_err(|diagnostic| vec![diagnostic])?;
        if source.text.trim().is_empty() {
            return Err(vec![Diagnostic::of(EMPTY, Place::new(&source, Span::default()))]);
        }
        match Format::of(name, &source.text) {
            Format::Json => json::document(source),
            Format::Yaml => yaml::document(source),
        }
    }

    /// The span of a value, or of its nearest ancestor that exists.
    pub fn span(&self, pointer: &str) -> Option<Span> {
        self.nearest(pointer).map(|node_span| node_span.value)
    }

    /// The place of a value, or of its nearest ancestor that exists; the pointer stays the one asked for.
    pub fn place(&self, pointer: &str) -> Place {
        Place::new(&self.source, self.span(pointer).unwrap_or_default()).with_pointer(pointer)
    }

    /// The place of a member's key, or of the value when it is no member.
    pub fn key_place(&self, pointer: &str) -> Place {
        let key = self.spans.get(pointer).and_then(|node_span| node_span.key);
        key.map_or_else(|| self.place(pointer), |key| Place::new(&self.source, key).with_pointer(pointer))
    }

    fn nearest(&self, pointer: &str) -> Option<NodeSpan> {
        let mut candidate = Some(pointer);
        while let Some(pointer) = candidate {
            if let Some(node_span) = self.spans.get(pointer) {
                return Some(*node_span);
            }
            candidate = pointer::parent(pointer);
        }
        None
    }
}

fn decode(name: &str, bytes: &[u8]) -> Result<Source, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            // Up to the first bad byte the lossy text has the offsets of the file.
            let source = Source::new(name, String::from_utf8_lossy(bytes));
            let span = Span::new(error.valid_up_to(), '\u{fffd}'.len_utf8());
            Err(Diagnostic::of(NOT_UTF8, Place::new(&source, span)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_falls_back_to_its_nearest_ancestor() {
        let document = Document::parse("a.json", br#"{"a": {"b": 1}}"#).unwrap();
        assert_eq!(document.span("/a/x/y"), document.span("/a"));
        assert_eq!(document.span("/z"), Some(Span::new(0, 15)));
        assert_eq!(document.place("/a/x").pointer.as_deref(), Some("/a/x"));
        assert_eq!(document.key_place("/a/b").span, Span::new(7, 3));
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        for text in ["\u{feff}{\"a\": 1}", "\u{feff}a: 1"] {
            let document = Document::parse("a", text.as_bytes()).unwrap();
            assert_eq!(document.value, serde_json::json!({"a": 1}));
        }
    }

    #[test]
    fn a_file_in_another_encoding_is_told_where_and_how_to_mend_it() {
        let diagnostics = Document::parse("a.yaml", b"a: 1\nname: \xb2\xe2\xca\xd4\n").unwrap_err();
        let diagnostic = diagnostics.first().unwrap();
        assert_eq!(diagnostic.code, "text.document.encoding");
        assert_eq!(diagnostic.place.as_ref().unwrap().position.line, 2);
        assert!(diagnostic.help.as_ref().unwrap().contains("GBK"));
    }

    #[test]
    fn an_empty_document_is_refused() {
        for bytes in [&b""[..], b" \n", b"\xef\xbb\xbf"] {
            assert_eq!(Document::parse("a", bytes).unwrap_err().first().unwrap().code, "text.document.empty");
        }
    }
}
