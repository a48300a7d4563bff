//! The chain: every line of a record names the digest of all lines before it, and the footer, which no line follows, its own.
//!
//! The chain shows what was changed in part. Whoever may write the file can compute the whole chain anew: only a digest
//! of the record that is kept elsewhere shows that.

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

/// A line as JSON, without its line end, chained to the lines before, whose digest is `previous`; a footer is sealed.
pub fn chained(previous: &Digest, line: &RecordLine) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    write_chained(&mut bytes, previous, line)?;
    Ok(bytes)
}

fn write_chained(bytes: &mut Vec<u8>, previous: &Digest, line: &RecordLine) -> Result<(), serde_json::Error> {
    serde_json::to_writer(&mut *bytes, &Link { previous, line })?;
    if matches!(line, RecordLine::Footer(_)) {
        seal(bytes);
    }
    Ok(())
}

/// What stands before the digest of a sealed line.
const SEAL: &str = r#","digest":""#;

/// Gives an object its own digest as last member.
fn seal(bytes: &mut Vec<u8>) {
    let digest = Digest::of(bytes);
    bytes.pop();
    bytes.extend_from_slice(format!("{SEAL}{digest}\"}}").as_bytes());
}

/// Whether the last member of a line is the digest of the line without it.
pub(super) fn is_sealed(text: &[u8]) -> bool {
    let length = SEAL.len() + Digest::of(b"").to_string().len() + 2;
    let unsealed = text.len().checked_sub(length).and_then(|end| text.get(..end));
    unsealed.is_some_and(|unsealed| {
        let mut whole = [unsealed, b"}"].concat();
        seal(&mut whole);
        whole == text
    })
}

/// How much room is kept between lines, in bytes.
const KEPT: usize = 64 << 10;

/// Writes the lines of a record and keeps the chain and the digest of the whole.
#[derive(Debug)]
pub struct ChainWriter<W> {
    writer: W,
    whole: Hasher,
    lines: u64,
    line: Vec<u8>,
}

impl<W: Write> ChainWriter<W> {
    /// A record that is written to `writer`. The first line is chained to the digest of nothing.
    pub fn new(writer: W) -> Self {
        Self { writer, whole: Hasher::new(), lines: 0, line: Vec::new() }
    }

    /// Writes one line.
    pub fn write(&mut self, line: &RecordLine) -> io::Result<()> {
        self.line.clear();
        write_chained(&mut self.line, &self.whole.so_far(), line).map_err(io::Error::other)?;
        self.line.push(b'\n');
        self.whole.update(&self.line);
        self.lines += 1;
        let written = self.writer.write_all(&self.line);
        // One long line is no reason to hold its memory to the end.
        self.line.shrink_to(KEPT);
        written
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
