//! Reading a record back, line by line, with the chain checked on the way.

use std::io::{self, BufRead};

use serde::Deserialize;
use thiserror::Error;

use super::chain::{RecordLine, is_sealed};
use super::header::RecordHeader;
use crate::digest::{Digest, Hasher};

/// How long a line may be, in bytes: well over the largest body cap.
const LINE_LIMIT: u64 = 256 << 20;
/// How long the header may be, in bytes, so that a file which is no record is not read to its end.
const HEADER_LIMIT: u64 = 1 << 20;
/// How every line begins.
const BEGINNING: &[u8] = br#"{"previous":"#;

/// Why a record could not be read, and where.
#[derive(Debug, Error)]
pub enum RecordError {
    /// The file could not be read.
    #[error("read the record: {0}")]
    Io(#[from] io::Error),
    /// A line is not what it should be.
    #[error("read line {line} of the record: {why}; use the file as `hutong run` wrote it")]
    Line {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        why: String,
    },
    /// A line does not follow from those before: one was changed, or lines are missing, added or moved. Of the
    /// footer: it is not what its own digest says.
    #[error("trust the record: line {line} was changed, or lines after it are missing, added or moved")]
    Chain {
        /// The last line that cannot be trusted to be whole, from 1.
        line: u64,
    },
    /// The record is of a format that this version does not read.
    #[error("read line 1 of the record: its format is {found}, this version reads {}", RecordHeader::FORMAT)]
    Format {
        /// The format that the file names.
        found: String,
    },
    /// The bytes are not those that the judgement rests on, though the chain is whole.
    #[error("trust the record: its digest is {found}, the judgement rests on {expected}")]
    Digest {
        /// The digest that was expected.
        expected: Digest,
        /// The digest of the file.
        found: Digest,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    previous: Digest,
    line: RecordLine,
    #[serde(default)]
    digest: Option<Digest>,
}

/// Reads a record line by line. After the last line, `is_complete` tells whether there was a footer.
#[derive(Debug)]
pub struct RecordReader<R> {
    reader: R,
    whole: Hasher,
    line: u64,
    complete: bool,
}

impl<R: BufRead> RecordReader<R> {
    /// A reader of the record in `reader`.
    pub fn new(reader: R) -> Self {
        Self { reader, whole: Hasher::new(), line: 0, complete: false }
    }

    /// The next line; `None` at the end. A last line without its line end is what a killed run leaves: it is
    /// left out, and the record is not complete.
    pub fn next_line(&mut self) -> Result<Option<RecordLine>, RecordError> {
        let before = self.whole.so_far();
        let Some(text) = self.next_text()? else {
            return Ok(None);
        };
        self.check_format(&text)?;
        let link: Link = serde_json::from_slice(&text).map_err(|error| self.fault(error.to_string()))?;
        if link.previous != before {
            return Err(RecordError::Chain { line: self.line.saturating_sub(1).max(1) });
        }
        self.check_order(&link.line)?;
        self.check_seal(&link, &text)?;
        Ok(Some(link.line))
    }

    /// The text of the next line, without its line end, if it is whole.
    fn next_text(&mut self) -> Result<Option<Vec<u8>>, RecordError> {
        let limit = if self.line == 0 { HEADER_LIMIT } else { LINE_LIMIT };
        let mut text = Vec::new();
        let start = self.reader.fill_buf()?;
        let start = start.get(..BEGINNING.len().min(start.len())).unwrap_or_default();
        let is_line = BEGINNING.starts_with(start);
        if is_line {
            io::Read::take(&mut self.reader, limit).read_until(b'\n', &mut text)?;
        }
        self.whole.update(&text);
        let is_whole = text.last() == Some(&b'\n');
        let is_too_long = !is_whole && text.len() as u64 == limit;
        if is_line && !is_whole && !is_too_long {
            return Ok(None);
        }
        self.line += 1;
        if !is_line || is_too_long {
            return Err(self.fault("this is no line of a record"));
        }
        text.pop();
        Ok(Some(text))
    }

    /// Whether the footer has been read.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The digest over all bytes read.
    pub fn finish(self) -> Digest {
        self.whole.finish()
    }

    fn fault(&self, why: impl Into<String>) -> RecordError {
        RecordError::Line { line: self.line, why: why.into() }
    }

    fn check_format(&self, text: &[u8]) -> Result<(), RecordError> {
        if self.line > 1 {
            return Ok(());
        }
        let value: serde_json::Value =
            serde_json::from_slice(text).map_err(|error| self.fault(error.to_string()))?;
        match value.pointer("/line/header/format").and_then(serde_json::Value::as_str) {
            Some(RecordHeader::FORMAT) => Ok(()),
            Some(found) => Err(RecordError::Format { found: found.to_owned() }),
            None => Err(self.fault("this is no header of a record")),
        }
    }

    /// The footer, which no line follows, is covered by its own digest.
    fn check_seal(&self, link: &Link, text: &[u8]) -> Result<(), RecordError> {
        match (&link.line, link.digest) {
            (RecordLine::Footer(_), _) if !is_sealed(text) => Err(RecordError::Chain { line: self.line }),
            (RecordLine::Header(_) | RecordLine::Exchange(_), Some(_)) => {
                Err(self.fault("the footer alone holds its own digest"))
            }
            _ => Ok(()),
        }
    }

    fn check_order(&mut self, line: &RecordLine) -> Result<(), RecordError> {
        match line {
            RecordLine::Header(_) if self.line > 1 => Err(self.fault("there is a second header")),
            _ if self.complete => Err(self.fault("there is more after the footer")),
            RecordLine::Footer(_) => {
                self.complete = true;
                Ok(())
            }
            RecordLine::Header(_) | RecordLine::Exchange(_) => Ok(()),
        }
    }
}

/// Checks a whole record against the digest that a judgement rests on (law 12).
pub fn verify(reader: impl BufRead, expected: &Digest) -> Result<(), RecordError> {
    let mut reader = RecordReader::new(reader);
    while reader.next_line()?.is_some() {}
    let found = reader.finish();
    if found == *expected { Ok(()) } else { Err(RecordError::Digest { expected: *expected, found }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_record_is_told_at_its_first_line() {
        let blanks = vec![b' '; 2 << 20];
        for bytes in [&[0; 100][..], b"openapi: 3.1.0\n", b"\n", b"{}\n", &[b'{'; 100], blanks.as_slice()] {
            let error = RecordReader::new(bytes).next_line().unwrap_err();
            assert!(matches!(error, RecordError::Line { line: 1, .. }), "{error}");
        }
        let endless = [BEGINNING, vec![b'"'; 2 << 20].as_slice()].concat();
        assert!(RecordReader::new(endless.as_slice()).next_line().is_err());
    }

    #[test]
    fn what_a_killed_run_leaves_is_no_fault() {
        for bytes in [&b""[..], BEGINNING, br#"{"previous":"sm3:"#, b"{"] {
            assert!(matches!(RecordReader::new(bytes).next_line(), Ok(None)));
        }
    }
}
