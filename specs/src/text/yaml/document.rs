//! A YAML text as a document with diagnostics.

use super::compose::compose;
use super::construct::Constructor;
use crate::text::diagnostic::Diagnostic;
use crate::text::diagnostics::Diagnostics;
use crate::text::document::{Document, EMPTY};
use crate::text::place::Place;
use crate::text::source::Source;
use crate::text::span::Span;

/// Reads a document, or says everything that hinders it.
pub(in crate::text) fn document(source: Source) -> Result<Document, Vec<Diagnostic>> {
    let (value, spans) = {
        let composed = compose(&source).map_err(|diagnostic| vec![diagnostic])?;
        let Some(root) = composed.root else {
            return Err(vec![Diagnostic::of(EMPTY, Place::new(&source, Span::default()))]);
        };
        let mut constructor = Constructor::new(&source, &composed.tree);
        match constructor.value(root, None) {
            Ok(value) if constructor.faults.is_empty() => (value, constructor.spans.into_map()),
            // A limit that was passed left a fault behind.
            _ => return Err(Diagnostics::from(constructor.faults).into()),
        }
    };
    Ok(Document { source, value, spans })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use serde_json::json;

    use super::*;

    fn accepted(text: &str) -> Document {
        document(Source::new("a.yaml", text)).unwrap()
    }

    fn codes(text: &str) -> Vec<String> {
        let diagnostics = document(Source::new("a.yaml", text)).unwrap_err();
        diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect()
    }

    #[test]
    fn keys_become_strings_and_scalars_follow_the_core_schema() {
        let read = accepted(
            "200: yes\ntrue: True\n1.10: 1.10\n~: ~\nday: 2024-01-01\nquoted: '1'\ntagged: !!str 1\n",
        );
        assert_eq!(
            read.value.to_string(),
            r#"{"200":"yes","true":true,"1.10":1.10,"~":null,"day":"2024-01-01","quoted":"1","tagged":"1"}"#
        );
    }

    #[test]
    fn every_value_knows_where_it_stands() {
        let read = accepted("a:\n  - b: one\n    c: |\n      two\n\n# end\nd: {e: [1, 2]}\n");
        let text = |pointer: &str| read.spans[pointer].value.slice(&read.source.text).unwrap();
        assert_eq!(text("/a"), "- b: one\n    c: |\n      two");
        assert_eq!(text("/a/0/b"), "one");
        assert_eq!(text("/d"), "{e: [1, 2]}");
        assert_eq!(text("/d/e/1"), "2");
        assert_eq!(read.spans["/d"].key.and_then(|key| key.slice(&read.source.text)), Some("d"));
    }

    #[test]
    fn an_alias_stands_at_its_own_place_and_its_inside_at_the_anchor() {
        let read = accepted("a: &x {b: 1}\nc: *x\n");
        assert_eq!(read.value, json!({"a": {"b": 1}, "c": {"b": 1}}));
        assert_eq!(read.span("/c"), Some(Span::new(16, 2)));
        assert_eq!(read.span("/c/b"), read.span("/a/b"));
    }

    #[test]
    fn merged_members_yield_to_own_ones_and_to_earlier_ones() {
        let text =
            "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2, <<: *x}\nz:\n  <<: [*y, *x]\n  c: 3\nq: {'<<': 1}\n";
        let read = accepted(text);
        assert_eq!(read.value["z"], json!({"c": 3, "b": 2, "a": 1}));
        assert_eq!(read.value["q"], json!({"<<": 1}));
    }

    #[test]
    fn a_duplicate_key_is_shown_at_both_places() {
        let diagnostics = document(Source::new("a.yaml", "200: a\n'200': b\nc: {d: 1, d: 2}\n")).unwrap_err();
        let places: Vec<_> = diagnostics
            .iter()
            .map(|diagnostic| {
                let place = diagnostic.place.as_ref().unwrap();
                (
                    place.pointer.as_deref().unwrap(),
                    place.span.offset,
                    diagnostic.related[0].place.span.offset,
                )
            })
            .collect();
        assert_eq!(places, [("/200", 7, 0), ("/c/d", 26, 20)]);
    }

    #[test]
    fn each_fault_has_its_code() {
        let cases = [
            ("a:\n\tb: 1\n", "text.yaml.tab"),
            ("a:\n  b: 1\n c: 2\n", "text.yaml.indentation"),
            ("a: 1\n b: 2\n", "text.yaml.colon"),
            ("a: b: c\n", "text.yaml.colon"),
            ("a: @b\n", "text.yaml.reserved-character"),
            ("a: \"b\n", "text.yaml.unclosed"),
            ("a: [1, 2\n", "text.yaml.unclosed"),
            ("a: \"\\q\"\n", "text.yaml.escape"),
            ("a: *b\n", "text.yaml.unknown-anchor"),
            ("a: &a [*a]\n", "text.yaml.recursive-alias"),
            ("a: 1\n---\nb: 2\n", "text.yaml.several-documents"),
            ("a: !!binary aGk=\n", "text.yaml.tag"),
            ("a: !own 1\n", "text.yaml.tag"),
            ("a: !!int x\n", "text.yaml.tag-mismatch"),
            ("a: !!seq {}\n", "text.yaml.tag-mismatch"),
            ("a: .inf\n", "text.yaml.not-a-number"),
            ("? [a]\n: 1\n", "text.yaml.complex-key"),
            ("a: {<<: 1}\n", "text.yaml.merge"),
            ("a: {<<: {b: .inf}}\n", "text.yaml.not-a-number"),
            ("a: {<<: {b: 1, b: 2}}\n", "text.yaml.duplicate-key"),
            ("a: {<<: {? [b] : 2}}\n", "text.yaml.complex-key"),
            ("a: &a [.nan]\nb: *a\nc: {<<: {d: *a}}\n", "text.yaml.not-a-number"),
            ("# nothing\n", "text.document.empty"),
        ];
        for (text, code) in cases {
            assert_eq!(codes(text), [code], "{text}");
        }
    }

    #[test]
    fn several_faults_are_told_at_once() {
        assert_eq!(codes("a: .inf\nb: 1\nb: 2\n"), ["text.yaml.not-a-number", "text.yaml.duplicate-key"]);
    }

    #[test]
    fn a_billion_laughs_end_in_a_diagnostic() {
        let mut text = String::from("a0: &a0 [lol]\n");
        for level in 1..30 {
            let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
            let _ = writeln!(text, "a{level}: &a{level} [{aliases}]");
        }
        assert_eq!(codes(&text), ["text.yaml.alias-expansion"]);
    }

    #[test]
    fn chains_of_aliases_end_in_a_diagnostic() {
        for (open, close) in [("[", "]"), ("{<<: ", "}")] {
            let mut text = String::from("a0: &a0 {}\n");
            for level in 1..20_000 {
                let _ = writeln!(text, "a{level}: &a{level} {open}*a{}{close}", level - 1);
            }
            assert_eq!(codes(&text), ["text.yaml.too-deep"]);
        }
    }

    #[test]
    fn nesting_stops_at_a_limit() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(document(Source::new("a.yaml", nested(256))).is_ok());
        assert_eq!(codes(&nested(257)), ["text.yaml.too-deep"]);
        assert_eq!(codes(&"[".repeat(100_000)), ["text.yaml.too-deep"]);
        assert_eq!(codes(&"- ".repeat(100_000)), ["text.yaml.too-deep"]);
    }
}
