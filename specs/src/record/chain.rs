//! The chain: every line of a record names the digest of the line before.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::exchange::Exchange;
use super::header::{RecordFooter, RecordHeader};
use crate::digest::{Digest, Hasher};

/// What a line of a record holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecordLine {
    /// The first line.
    Header(Box<RecordHeader>),
    /// An exchange.
    Exchange(Box<Exchange>),
    /// The last line.
    Footer(RecordFooter),
}

#[derive(Serialize)]
struct Link<'a> {
    previous: &'a Digest,
    line: &'a RecordLine,
}

/// A line as text, without its line end, chained to the line before.
pub fn chained(previous: &Digest, line: &RecordLine) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Link { previous, line })
}

/// Writes the lines of a record and keeps the chain and the digest of the whole.
#[derive(Debug)]
pub struct ChainWriter<W> {
    writer: W,
    previous: Digest,
    whole: Hasher,
    lines: u64,
}

impl<W: Write> ChainWriter<W> {
    /// A record that is written to `writer`. The first line is chained to the digest of nothing.
    pub fn new(writer: W) -> Self {
        Self { writer, previous: Digest::of(b""), whole: Hasher::new(), lines: 0 }
    }

    /// Writes one line.
    pub fn write(&mut self, line: &RecordLine) -> io::Result<()> {
        let mut text = chained(&self.previous, line).map_err(io::Error::other)?;
        self.previous = Digest::of(text.as_bytes());
        text.push('\n');
        self.whole.update(text.as_bytes());
        self.lines += 1;
        self.writer.write_all(text.as_bytes())
    }

    /// Hands what was written on to the system.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    /// How many lines were written.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// Ends the record: its digest, over all bytes.
    pub fn finish(mut self) -> io::Result<Digest> {
        self.writer.flush()?;
        Ok(self.whole.finish())
    }
}
