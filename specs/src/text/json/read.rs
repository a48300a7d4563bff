//! The two ways in: fast for the bodies on the wire, with spans for documents.

use std::collections::BTreeMap;

use serde_json::Value;
use simdutf8::compat;

use super::fault::{JsonFault, JsonFaultKind};
use super::reader::{Reader, Stop};
use crate::text::node_span::NodeSpan;
use crate::text::span::Span;

/// What a body says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value; of equal keys the last wins, as with most parsers.
    pub value: Value,
    /// The pointers of keys that occur more than once, each once and at most a hundred of them.
    pub duplicates: Vec<String>,
}

/// What a document says and where.
#[derive(Debug, Clone, PartialEq)]
pub struct SpannedReading {
    /// The value; of equal keys the last wins.
    pub value: Value,
    /// Where each value stands, by JSON pointer.
    pub spans: BTreeMap<String, NodeSpan>,
    /// The keys that occur more than once, at most a hundred of them.
    pub duplicates: Vec<DuplicateKey>,
}

/// A key that occurs twice in one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The pointer of the member.
    pub pointer: String,
    /// The place before, when spans are kept.
    pub first: Option<Span>,
    /// The second place.
    pub again: Span,
}

/// Reads a body.
///
/// ```
/// use hutong_specs::text::json;
/// let reading = json::read(br#"{"a": 1.50, "a": 2.50}"#).unwrap();
/// assert_eq!(reading.value.to_string(), r#"{"a":2.50}"#);
/// assert_eq!(reading.duplicates, ["/a"]);
/// ```
pub fn read(bytes: &[u8]) -> Result<Reading, JsonFault> {
    let mut reader = Reader::new(decode(bytes)?);
    let value = finish(&mut reader)?;
    let duplicates = reader.duplicates.into_iter().map(|duplicate| duplicate.pointer).collect();
    Ok(Reading { value, duplicates })
}

/// Reads a document and keeps the place of every value.
///
/// ```
/// use hutong_specs::text::{Span, json};
/// let reading = json::read_with_spans(br#"{"a": [1]}"#).unwrap();
/// assert_eq!(reading.spans["/a"].key, Some(Span::new(1, 3)));
/// assert_eq!(reading.spans["/a/0"].value, Span::new(7, 1));
/// ```
pub fn read_with_spans(bytes: &[u8]) -> Result<SpannedReading, JsonFault> {
    let mut reader = Reader::with_spans(decode(bytes)?);
    let value = finish(&mut reader)?;
    let spans = reader.spans.unwrap_or_default().into_map();
    Ok(SpannedReading { value, spans, duplicates: reader.duplicates })
}

fn finish(reader: &mut Reader<'_>) -> Result<Value, JsonFault> {
    reader.whole().map_err(|Stop { kind, offset }| JsonFault { kind, offset, pointer: reader.pointer() })
}

fn decode(bytes: &[u8]) -> Result<&str, JsonFault> {
    let fault = |kind, offset| JsonFault { kind, offset, pointer: String::new() };
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(fault(JsonFaultKind::ByteOrderMark, 0));
    }
    compat::from_utf8(bytes).map_err(|error| {
        // Without a length the last character is cut off, and so is the text.
        let kind = error.error_len().map_or(JsonFaultKind::Truncated, |_| JsonFaultKind::InvalidUtf8);
        fault(kind, error.valid_up_to())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn kind(text: &[u8]) -> JsonFaultKind {
        let fault = read(text).unwrap_err();
        assert_eq!(read_with_spans(text).unwrap_err(), fault);
        fault.kind
    }

    #[test]
    fn each_malformed_text_has_its_own_kind() {
        use JsonFaultKind as Kind;
        let cases: &[(&[u8], Kind)] = &[
            (b"", Kind::Empty),
            (b" \n", Kind::Empty),
            (b"\xef\xbb\xbf{}", Kind::ByteOrderMark),
            (b"\"\xb2\xe2\"", Kind::InvalidUtf8),
            (b"\"\xe6\xb5", Kind::Truncated),
            (b"{\"a\"", Kind::Truncated),
            (b"{\"a\":", Kind::Truncated),
            (b"[1,", Kind::Truncated),
            (b"tru", Kind::Truncated),
            (b"\"\\ud83d", Kind::Truncated),
            (b"\"\\ud83d\\u", Kind::Truncated),
            (b"-", Kind::Truncated),
            (b"{} {}", Kind::TrailingText),
            (b"[1,]", Kind::TrailingComma),
            (b"{\"a\":1 , }", Kind::TrailingComma),
            (b"[1 2]", Kind::MissingComma),
            (b"{\"a\" 1}", Kind::MissingColon),
            (b"{a: 1}", Kind::UnquotedKey),
            (b"['a']", Kind::SingleQuotes),
            (b"{'a': 1}", Kind::SingleQuotes),
            (b"[1, // one\n2]", Kind::Comment),
            (b"{} # end", Kind::Comment),
            (b"[NaN]", Kind::NotANumber),
            (b"[-Infinity]", Kind::NotANumber),
            (b"[01]", Kind::InvalidNumber),
            (b"[1.]", Kind::InvalidNumber),
            (b"[.5]", Kind::InvalidNumber),
            (b"[+1]", Kind::InvalidNumber),
            (b"[1e]", Kind::InvalidNumber),
            (b"\"\\x\"", Kind::InvalidEscape),
            (b"\"\\u12g4\"", Kind::InvalidEscape),
            (b"\"\\ud800\"", Kind::LoneSurrogate),
            (b"\"\\ud800\\n\"", Kind::LoneSurrogate),
            (b"\"\\ud800\\ud800\"", Kind::LoneSurrogate),
            (b"\"\\udc00\"", Kind::LoneSurrogate),
            (b"\"a\nb\"", Kind::ControlCharacter),
            (b"[,1]", Kind::UnexpectedCharacter),
            (b"True", Kind::UnexpectedCharacter),
            (b"<html>", Kind::UnexpectedCharacter),
        ];
        for (text, expected) in cases {
            assert_eq!(kind(text), *expected, "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn a_fault_says_where_it_stopped() {
        let fault = read(br#"{"a/b": [1, {"c": 01}]}"#).unwrap_err();
        assert_eq!((fault.offset, fault.pointer.as_str()), (18, "/a~1b/1/c"));
    }

    #[test]
    fn escapes_are_decoded_and_pairs_joined() {
        let reading = read(br#"["\ud83d\ude00", "\"\\\/\b\f\n\r\t\u6d4b", "\u0000"]"#).unwrap();
        assert_eq!(reading.value, json!(["😀", "\"\\/\u{8}\u{c}\n\r\t测", "\0"]));
    }

    #[test]
    fn numbers_keep_their_text() {
        let text = "[1.10,1E5,-0,0.0,123456789012345678901234567890,1e-400]";
        assert_eq!(read(text.as_bytes()).unwrap().value.to_string(), text);
    }

    #[test]
    fn a_member_named_like_an_internal_of_the_number_type_stays_a_member() {
        let text = r#"{"$serde_json::private::Number":"1"}"#;
        assert_eq!(read(text.as_bytes()).unwrap().value.to_string(), text);
    }

    #[test]
    fn duplicates_are_found_at_every_depth_and_after_unescaping() {
        let text = br#"{"a": [{"b": 1, "\u0062": 2}], "c": {"d/e": 1, "d/e": 2, "d/e": 3}, "a": 1}"#;
        assert_eq!(read(text).unwrap().duplicates, ["/a/0/b", "/c/d~1e", "/a"]);
        let spanned = read_with_spans(text).unwrap();
        let first = spanned.duplicates.first().unwrap();
        assert_eq!((first.first, first.again), (Some(Span::new(8, 3)), Span::new(16, 8)));
    }

    #[test]
    fn duplicates_are_listed_within_a_limit() {
        let text = format!("{{{}}}", vec!["\"a\":{\"a\":1,\"b\":1,\"a\":1}"; 1000].join(","));
        assert!(read(text.as_bytes()).unwrap().duplicates.len() <= 100);
    }

    #[test]
    fn nesting_stops_at_a_limit_without_overflow() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(nested(256).as_bytes()).is_ok());
        assert_eq!(kind(nested(257).as_bytes()), JsonFaultKind::TooDeep);
        assert_eq!(kind("[".repeat(100_000).as_bytes()), JsonFaultKind::TooDeep);
        assert_eq!(kind("{\"a\":".repeat(100_000).as_bytes()), JsonFaultKind::TooDeep);
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "\\PC*|[\\x00-\\x1f\"\\\\/~]*".prop_map(Value::from),
        ];
        leaf.prop_recursive(5, 60, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map("\\PC{0,4}|[\\x00-\\x1f\"\\\\/~]{0,3}", inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_writes_is_read_back_as_serde_reads_it(value in values()) {
            for bytes in [serde_json::to_vec(&value).unwrap(), serde_json::to_vec_pretty(&value).unwrap()] {
                let reading = read(&bytes).unwrap();
                prop_assert_eq!(&reading.value, &serde_json::from_slice::<Value>(&bytes).unwrap());
                prop_assert_eq!(&reading.value, &value);
                prop_assert!(reading.duplicates.is_empty());
                prop_assert_eq!(read_with_spans(&bytes).unwrap().value, reading.value);
            }
        }

        #[test]
        fn what_serde_refuses_is_refused_and_the_other_way_round(text in "[\\[\\]{}:,\"\\\\0-9.eE+\\-a-f nultrsu]{0,24}") {
            prop_assert_eq!(read(text.as_bytes()).is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
        }

        #[test]
        fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(read(&bytes).map(|reading| reading.value), read_with_spans(&bytes).map(|reading| reading.value));
        }
    }
}
