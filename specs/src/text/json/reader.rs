//! The recursive descent over a JSON text, with a limit on its depth.

use serde_json::{Map, Value};

use super::fault::JsonFaultKind;
use super::read::DuplicateKey;
use crate::text::node_span::{NodeSpan, NodeSpans};
use crate::text::pointer;
use crate::text::span::Span;

/// How deep arrays and objects may nest.
const MAX_DEPTH: usize = 256;
/// How many duplicate keys are listed: a hostile body could have millions with long pointers.
const MAX_DUPLICATES: usize = 100;

/// Where reading stopped and why; the pointer is added once, outside the hot path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub(super) kind: JsonFaultKind,
    pub(super) offset: usize,
}

/// One step from a value to the next inner one. Keys stay spans, so that the path costs nothing until it is needed.
#[derive(Debug, Clone, Copy)]
enum Step {
    Key(Span),
    Index(usize),
}

/// A text and how far it is read.
#[derive(Debug)]
pub(super) struct Reader<'text> {
    pub(super) text: &'text str,
    pub(super) offset: usize,
    pub(super) spans: Option<NodeSpans>,
    pub(super) duplicates: Vec<DuplicateKey>,
    path: Vec<Step>,
}

impl<'text> Reader<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self { text, offset: 0, spans: None, duplicates: Vec::new(), path: Vec::new() }
    }

    pub(super) fn with_spans(text: &'text str) -> Self {
        Self { spans: Some(NodeSpans::default()), ..Self::new(text) }
    }

    /// One value and nothing else.
    pub(super) fn whole(&mut self) -> Result<Value, Stop> {
        self.skip_blank();
        if self.peek().is_none() {
            return Err(self.stop(JsonFaultKind::Empty));
        }
        let value = self.value()?;
        self.skip_blank();
        match self.peek() {
            None => Ok(value),
            Some(b'/' | b'#') => Err(self.stop(JsonFaultKind::Comment)),
            Some(_) => Err(self.stop(JsonFaultKind::TrailingText)),
        }
    }

    fn value(&mut self) -> Result<Value, Stop> {
        self.skip_blank();
        let start = self.offset;
        let value = match self.peek() {
            Some(b'"') => Value::String(self.string()?),
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        self.note(start)?;
        Ok(value)
    }

    fn array(&mut self) -> Result<Value, Stop> {
        self.open()?;
        let mut elements = Vec::new();
        if self.closes(b']') {
            return Ok(Value::Array(elements));
        }
        loop {
            self.path.push(Step::Index(elements.len()));
            elements.push(self.value()?);
            self.path.pop();
            if self.ends(b']')? {
                return Ok(Value::Array(elements));
            }
        }
    }

    fn object(&mut self) -> Result<Value, Stop> {
        self.open()?;
        let mut members = Map::new();
        if self.closes(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.member(&mut members)?;
            if self.ends(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn member(&mut self, members: &mut Map<String, Value>) -> Result<(), Stop> {
        self.skip_blank();
        let start = self.offset;
        let key = self.key()?;
        let span = Span::between(start, self.offset);
        self.path.push(Step::Key(span));
        let first = self.spans.as_ref().and_then(|spans| spans.key(&self.pointer()));
        self.colon()?;
        let value = self.value()?;
        if members.insert(key, value).is_some() {
            self.note_duplicate(first, span);
        }
        self.path.pop();
        Ok(())
    }

    fn key(&mut self) -> Result<String, Stop> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$') => Err(self.stop(JsonFaultKind::UnquotedKey)),
            _ => Err(self.misplaced()),
        }
    }

    fn colon(&mut self) -> Result<(), Stop> {
        self.skip_blank();
        match self.peek() {
            Some(b':') => {
                self.offset += 1;
                Ok(())
            }
            Some(b'/' | b'#') | None => Err(self.misplaced()),
            Some(_) => Err(self.stop(JsonFaultKind::MissingColon)),
        }
    }

    fn open(&mut self) -> Result<(), Stop> {
        if self.path.len() >= MAX_DEPTH {
            return Err(self.stop(JsonFaultKind::TooDeep));
        }
        self.offset += 1;
        self.skip_blank();
        Ok(())
    }

    fn closes(&mut self, close: u8) -> bool {
        let closes = self.peek() == Some(close);
        self.offset += usize::from(closes);
        closes
    }

    /// Passes a comma, or the closing bracket and says so.
    fn ends(&mut self, close: u8) -> Result<bool, Stop> {
        self.skip_blank();
        let comma = self.offset;
        match self.peek() {
            Some(b',') => self.offset += 1,
            Some(byte) if byte == close => return Ok(self.closes(close)),
            Some(b'/' | b'#') | None => return Err(self.misplaced()),
            Some(_) => return Err(self.stop(JsonFaultKind::MissingComma)),
        }
        self.skip_blank();
        if self.peek() == Some(close) {
            return Err(Stop { kind: JsonFaultKind::TrailingComma, offset: comma });
        }
        Ok(false)
    }

    /// Why what stands here cannot stand where a value or key should begin.
    pub(super) fn misplaced(&self) -> Stop {
        self.stop(match self.peek() {
            None => JsonFaultKind::Truncated,
            Some(b'/' | b'#') => JsonFaultKind::Comment,
            Some(b'\'') => JsonFaultKind::SingleQuotes,
            Some(_) => JsonFaultKind::UnexpectedCharacter,
        })
    }

    pub(super) fn stop(&self, kind: JsonFaultKind) -> Stop {
        Stop { kind, offset: self.offset }
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }

    /// The text from `start` up to here; both stand next to ASCII, so they never split a character.
    pub(super) fn since(&self, start: usize) -> &'text str {
        self.text.get(start..self.offset).unwrap_or_default()
    }

    #[inline]
    fn skip_blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.offset += 1;
        }
    }

    #[inline]
    fn note(&mut self, start: usize) -> Result<(), Stop> {
        if self.spans.is_none() { Ok(()) } else { self.note_span(start) }
    }

    fn note_span(&mut self, start: usize) -> Result<(), Stop> {
        let key = match self.path.last() {
            Some(Step::Key(span)) => Some(*span),
            _ => None,
        };
        let node_span = NodeSpan { key, value: Span::between(start, self.offset) };
        let pointer = self.pointer();
        let Some(spans) = &mut self.spans else {
            return Ok(());
        };
        let inserted = spans.insert(pointer, node_span);
        inserted.map_err(|_| Stop { kind: JsonFaultKind::TooLarge, offset: start })
    }

    #[cold]
    fn note_duplicate(&mut self, first: Option<Span>, again: Span) {
        if self.duplicates.len() >= MAX_DUPLICATES {
            return;
        }
        let pointer = self.pointer();
        if first.is_some() || self.duplicates.iter().all(|duplicate| duplicate.pointer != pointer) {
            self.duplicates.push(DuplicateKey { pointer, first, again });
        }
    }

    /// The JSON pointer of what is being read.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            match step {
                Step::Key(span) => pointer::push(&mut pointer, &self.decoded(*span)),
                Step::Index(index) => pointer::push_index(&mut pointer, *index),
            }
        }
        pointer
    }

    fn decoded(&self, key: Span) -> String {
        let quoted = key.slice(self.text).unwrap_or_default();
        // The key has been read before, so it can be read again.
        Reader::new(quoted).string().unwrap_or_default()
    }
}
