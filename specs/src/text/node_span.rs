//! Where each value of a document stands.

use std::collections::BTreeMap;

use super::span::Span;

/// Where one value stands, and its key when it is a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeSpan {
    /// The key, with its quotes.
    pub key: Option<Span>,
    /// The value.
    pub value: Span,
}

/// How many values one document may hold, so that a hostile one cannot exhaust the memory.
const MAX_NODES: usize = 1_000_000;
/// How many bytes all pointers of one document may take together.
const MAX_POINTER_BYTES: usize = 256 << 20;

/// The document holds more values than places can be kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// The spans collected so far, by pointer, within the limits above.
#[derive(Debug, Default)]
pub(super) struct NodeSpans {
    spans: BTreeMap<String, NodeSpan>,
    pointer_bytes: usize,
}

impl NodeSpans {
    pub(super) fn insert(&mut self, pointer: String, node_span: NodeSpan) -> Result<(), TooLarge> {
        self.pointer_bytes += pointer.len();
        if self.spans.len() >= MAX_NODES || self.pointer_bytes > MAX_POINTER_BYTES {
            return Err(TooLarge);
        }
        self.spans.insert(pointer, node_span);
        Ok(())
    }

    pub(super) fn key(&self, pointer: &str) -> Option<Span> {
        self.spans.get(pointer)?.key
    }

    pub(super) fn into_map(self) -> BTreeMap<String, NodeSpan> {
        self.spans
    }
}
