//! Tests over published interface documents and over hostile texts; it holds no code of the product.
#![expect(
    clippy::disallowed_methods,
    reason = "these tests read files beside the project and bound their time"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::Value;

use super::{Document, Format, json, pointer};

/// The folder of published documents, which is not part of this repository.
fn corpus() -> Option<PathBuf> {
    let fallback = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus");
    let folder = std::env::var_os("HUTONG_CORPUS").map_or_else(|| PathBuf::from(fallback), PathBuf::from);
    let folder = folder.join("openapi");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "no corpus at {}; set HUTONG_CORPUS", folder.display());
    println!("SKIPPED: no corpus at {}; set HUTONG_CORPUS to its folder", folder.display());
    None
}

/// Calls `check` with the pointer and value of every node.
fn walk(pointer: &str, value: &Value, check: &mut impl FnMut(&str, &Value)) {
    check(pointer, value);
    let mut descend = |push: &dyn Fn(&mut String), inner: &Value| {
        let mut pointer = pointer.to_owned();
        push(&mut pointer);
        walk(&pointer, inner, check);
    };
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                descend(&|text: &mut String| pointer::push(text, key), inner);
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                descend(&|text: &mut String| pointer::push_index(text, index), inner);
            }
        }
        _ => {}
    }
}

fn check_spans(document: &Document, format: Format) {
    let mut count = 0;
    walk("", &document.value, &mut |pointer, value| {
        count += 1;
        assert_eq!(document.value.pointer(pointer), Some(value));
        let node_span = document.spans.get(pointer).unwrap_or_else(|| panic!("no span for {pointer}"));
        let text = node_span.value.slice(&document.source.text).unwrap();
        // Reading every inner text again is quadratic in the depth, so only small ones and the root are read.
        if format == Format::Json && (pointer.is_empty() || text.len() < 2_000) {
            assert_eq!(&json::read(text.as_bytes()).unwrap().value, value, "{pointer}");
            let key = node_span.key.and_then(|key| key.slice(&document.source.text));
            if let Some(key) = key {
                let Value::String(name) = json::read(key.as_bytes()).unwrap().value else { panic!("{key}") };
                let mut segment = String::new();
                pointer::push(&mut segment, &name);
                assert!(pointer.ends_with(&segment));
            }
        }
    });
    assert_eq!(count, document.spans.len());
}

#[test]
fn every_value_of_every_published_document_has_its_span() {
    let Some(folder) = corpus() else { return };
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(!names.is_empty());
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let start = Instant::now();
        let document =
            Document::parse(&name, &bytes).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        assert!(start.elapsed() < Duration::from_secs(5), "{name} took {:?}", start.elapsed());
        println!("{name}: {} values in {:?}", document.spans.len(), start.elapsed());
        let format = Format::of(&name, &document.source.text);
        if format == Format::Json {
            assert_eq!(document.value, serde_json::from_slice::<Value>(&bytes).unwrap(), "{name}");
        }
        check_spans(&document, format);
    }
}

#[test]
fn a_published_document_read_as_yaml_says_the_same_as_json() {
    let Some(folder) = corpus() else { return };
    for name in ["bibliothek.json", "rest-ncs.json", "swagger-petstore.json", "govuk-pay-publicapi.json"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let as_json = Document::parse(name, &bytes).unwrap();
        let as_yaml = Document::parse("a.yaml", &bytes).unwrap();
        assert_eq!(as_yaml.value, as_json.value);
        assert_eq!(as_yaml.spans, as_json.spans);
    }
}

#[test]
fn every_truncation_of_a_json_document_is_told() {
    let text = r#"{"测试": ["\ud83d\ude00", -1.5e3, true, null, {"a": {}}]}"#;
    for end in 0..text.len() {
        let bytes = text.as_bytes().get(..end).unwrap();
        let diagnostics = Document::parse("a.json", bytes).unwrap_err();
        assert!(!diagnostics.is_empty());
    }
}

#[test]
fn ten_megabytes_of_garbage_are_told() {
    let repeated = |pattern: &str| pattern.repeat(10_000_000 / pattern.len());
    let texts = [
        repeated("["),
        repeated("{\"a\":"),
        repeated("- "),
        repeated("a: \""),
        repeated("*&!%@`\t"),
        repeated("\u{1}\u{7f}"),
        repeated("? "),
        repeated("[0,"),
        repeated("x: {"),
    ];
    for text in &texts {
        for name in ["a.json", "a.yaml", "a"] {
            let start = Instant::now();
            let result = Document::parse(name, text.as_bytes());
            let beginning: String = text.chars().take(8).collect();
            assert!(result.is_err(), "{beginning:?} as {name}");
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "{beginning:?} as {name}: {:?}",
                start.elapsed()
            );
        }
    }
    assert!(Document::parse("a", &vec![0xff; 10_000_000]).is_err());
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), name in "a(\\.json|\\.yaml)?") {
        check(&name, &bytes);
    }

    #[test]
    fn arbitrary_yaml_never_panics(text in "([ \\-?:,\\[\\]{}#&*!|>'\"%@`a-c0-2\\n\\t~<.]|<<: |&a |\\*a|- |\n  |é|测|!!str ){0,40}") {
        check("a.yaml", text.as_bytes());
    }
}

/// A document has a span within its text for every value, and a refusal can be told.
fn check(name: &str, bytes: &[u8]) {
    match Document::parse(name, bytes) {
        Ok(document) => walk("", &document.value, &mut |pointer, _| {
            let span = document.spans[pointer].value;
            assert!(span.slice(&document.source.text).is_some());
        }),
        Err(diagnostics) => {
            assert!(!diagnostics.is_empty());
            assert!(
                diagnostics
                    .iter()
                    .all(|diagnostic| !diagnostic.render().is_empty() && diagnostic.place.is_some())
            );
        }
    }
}
