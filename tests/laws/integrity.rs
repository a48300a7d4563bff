//! Law 12: any changed, removed, added or reordered byte of a record is detected, and its place named.

use std::sync::LazyLock;

use hutong_specs::digest::Digest;
use hutong_specs::record::{RecordError, verify};
use proptest::prelude::*;

use crate::support::{judged, planned};

static RECORD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut planned = planned(1, 0);
    planned.plan.cases.truncate(20);
    planned = hutong::planned::Planned::new(planned.plan).unwrap();
    judged(&planned, &[]).1
});

fn line_of(bytes: &[u8], offset: usize) -> u64 {
    bytes.iter().take(offset).filter(|byte| **byte == b'\n').count() as u64 + 1
}

/// The line that a fault names, if it names one.
fn named_line(error: &RecordError) -> Option<u64> {
    match error {
        RecordError::Line { line, .. } | RecordError::Chain { line } => Some(*line),
        // The header alone names the format, and the message says so.
        RecordError::Format { .. } => Some(1),
        _ => None,
    }
}

#[test]
fn an_untouched_record_is_trusted() {
    verify(RECORD.as_slice(), &Digest::of(&RECORD)).unwrap();
}

#[test]
fn a_changed_footer_is_detected_without_a_digest_at_hand() {
    let text = String::from_utf8(RECORD.clone()).unwrap();
    for (old, new) in
        [(r#""ended":"completed""#, r#""ended":"interrupted""#), ("\"digest\":\"sm3:", "\"digest\":\"sm3:0")]
    {
        let changed = text.replace(old, new);
        assert_ne!(changed, text);
        let error = verify(changed.as_bytes(), &Digest::of(changed.as_bytes())).unwrap_err();
        assert_eq!(named_line(&error), Some(text.lines().count() as u64), "{error}");
    }
    let unsealed = format!("{}}}\n", text.rsplit_once(r#","digest":"#).unwrap().0);
    assert!(verify(unsealed.as_bytes(), &Digest::of(unsealed.as_bytes())).is_err());
}

proptest! {
    #[test]
    fn a_changed_byte_is_detected_at_its_line(at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let mut bytes = RECORD.clone();
        let at = at.index(bytes.len());
        bytes[at] = bytes[at].wrapping_add(by);
        let error = verify(bytes.as_slice(), &Digest::of(&RECORD)).unwrap_err();
        let line = line_of(&RECORD, at);
        let last = line_of(&RECORD, RECORD.len() - 1);
        match named_line(&error) {
            // A line end that was removed or made joins or splits lines.
            Some(named) => prop_assert!(named.abs_diff(line) <= 1, "line {line}: {error}"),
            None => prop_assert!(line >= last, "line {line} of {last}: {error}"),
        }
    }

    #[test]
    fn removed_lines_are_detected(from in any::<prop::sample::Index>(), count in 1..5_usize) {
        let mut lines: Vec<&[u8]> = RECORD.split_inclusive(|byte| *byte == b'\n').collect();
        let from = from.index(lines.len());
        lines.drain(from..(from + count).min(lines.len()));
        prop_assert!(verify(lines.concat().as_slice(), &Digest::of(&RECORD)).is_err());
    }

    #[test]
    fn reordered_and_doubled_lines_are_detected(one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let lines: Vec<&[u8]> = RECORD.split_inclusive(|byte| *byte == b'\n').collect();
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        prop_assume!(one != other);
        let mut swapped = lines.clone();
        swapped.swap(one, other);
        prop_assert!(verify(swapped.concat().as_slice(), &Digest::of(&RECORD)).is_err());
        let mut doubled = lines;
        doubled.insert(one, doubled[other]);
        prop_assert!(verify(doubled.concat().as_slice(), &Digest::of(&RECORD)).is_err());
    }
}
