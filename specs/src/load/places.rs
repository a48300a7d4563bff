//! From places in the normalised document back to the texts that people wrote.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::{Diagnostic, Document, Place, pointer};

/// Under which member of the normalised document the documents that it refers to stand.
pub(super) const EXTERNAL: &str = "/x-external/";

/// Where each place of the normalised document was written.
#[derive(Default)]
pub(super) struct Places {
    /// The interface document, then those under `/x-external/<n>`.
    documents: Vec<Arc<Document>>,
    /// Places that normalising moved, with where they were.
    moved: BTreeMap<String, String>,
}

impl Places {
    /// Takes a document in; the first is the interface document.
    pub(super) fn add(&mut self, document: Arc<Document>) {
        self.documents.push(document);
    }

    /// Remembers that what stands at `to` was written at `from`.
    pub(super) fn moved(&mut self, from: impl Into<String>, to: impl Into<String>) {
        self.moved.insert(to.into(), from.into());
    }

    /// Takes in the places of another normalised document, whose pointers lead to `relocated` places here.
    pub(super) fn join(&mut self, others: Self, relocated: impl Fn(&str) -> String) {
        self.documents.extend(others.documents);
        self.moved.extend(others.moved.iter().map(|(to, from)| (relocated(to), relocated(from))));
    }

    /// What was written at a place before it was normalised.
    pub(super) fn raw(&self, pointer: &str) -> Option<&serde_json::Value> {
        let written = self.written(pointer);
        let (number, within) = Self::within(&written);
        self.documents.get(number)?.value.pointer(within)
    }

    /// The number of the document that a pointer of the normalised document lies in, and the pointer within it.
    pub(super) fn within(pointer: &str) -> (usize, &str) {
        let external = || {
            let rest = pointer.strip_prefix(EXTERNAL)?;
            let end = rest.find('/').unwrap_or(rest.len());
            let (number, rest) = rest.split_at(end);
            Some((number.parse::<usize>().ok()? + 1, rest))
        };
        external().unwrap_or((0, pointer))
    }

    /// Where the document of this number begins in the normalised one.
    pub(super) fn prefix(number: usize) -> String {
        number.checked_sub(1).map_or_else(String::new, |external| format!("{EXTERNAL}{external}"))
    }

    /// The value that was written at a place, before it was normalised.
    pub(super) fn place(&self, pointer: &str) -> Place {
        let written = self.written(pointer);
        let (number, within) = Self::within(&written);
        self.document(number).map_or_else(unknown, |document| document.place(within))
    }

    /// The key of the member at a place.
    pub(super) fn key_place(&self, pointer: &str) -> Place {
        let written = self.written(pointer);
        let (number, within) = Self::within(&written);
        self.document(number).map_or_else(unknown, |document| document.key_place(within))
    }

    /// An error about the value at a place.
    pub(super) fn error(
        &self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error(code, message).with_place(self.place(pointer)).with_help(help)
    }

    /// A warning about the value at a place.
    pub(super) fn warning(
        &self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::warning(code, message).with_place(self.place(pointer)).with_help(help)
    }

    fn document(&self, number: usize) -> Option<&Document> {
        self.documents.get(number).or_else(|| self.documents.first()).map(AsRef::as_ref)
    }

    /// The pointer before anything was moved.
    fn written(&self, pointer: &str) -> String {
        let mut pointer = pointer.to_owned();
        // A part of something moved may have been moved before; no rewriting nests deeper than this.
        for _ in 0..16 {
            match self.move_back(&pointer) {
                Some(before) => pointer = before,
                None => break,
            }
        }
        pointer
    }

    fn move_back(&self, pointer: &str) -> Option<String> {
        let mut candidate = pointer;
        loop {
            if let Some(from) = self.moved.get(candidate) {
                return Some(format!("{from}{}", pointer.get(candidate.len()..).unwrap_or_default()));
            }
            candidate = pointer::parent(candidate)?;
        }
    }
}

fn unknown() -> Place {
    let source = crate::text::Source::new("", "");
    Place::new(&source, crate::text::Span::default())
}

/// `pointer` with one more segment.
pub(super) fn child(pointer: &str, segment: &str) -> String {
    let mut child = pointer.to_owned();
    pointer::push(&mut child, segment);
    child
}

/// `pointer` with one more index.
pub(super) fn item(pointer: &str, index: usize) -> String {
    format!("{pointer}/{index}")
}
