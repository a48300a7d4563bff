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

/// A line as text, without its line end, chained to the lines before, whose digest is `previous`; a footer is sealed.
pub fn chained(previous: &Digest, line: &RecordLine) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(&Link { previous, line })?;
    Ok(match line {
        RecordLine::Footer(_) => sealed(text),
        RecordLine::Header(_) | RecordLine::Exchange(_) => text,
    })
}

/// What stands before the digest of a sealed line.
const SEAL: &str = r#","digest":""#;

/// The text of an object with its own digest as last member.
fn sealed(mut text: String) -> String {
    let digest = Digest::of(text.as_bytes());
    text.pop();
    text.push_str(SEAL);
    text.push_str(&digest.to_string());
    text.push_str("\"}");
    text
}

/// Whether the last member of a line is the digest of the line without it.
pub(super) fn is_sealed(text: &[u8]) -> bool {
    let seal = SEAL.len() + Digest::of(b"").to_string().len() + 2;
    let unsealed = text.len().checked_sub(seal).and_then(|end| text.get(..end));
    unsealed.is_some_and(|unsealed| {
        let mut whole = String::from_utf8_lossy(unsealed).into_owned();
        whole.push('}');
        sealed(whole).as_bytes() == text
    })
}

/// Writes the lines of a record and keeps the chain and the digest of the whole.
#[derive(Debug)]
pub struct ChainWriter<W> {
    writer: W,
    whole: Hasher,
    lines: u64,
}

impl<W: Write> ChainWriter<W> {
    /// A record that is written to `writer`. The first line is chained to the digest of nothing.
    pub fn new(writer: W) -> Self {
        Self { writer, whole: Hasher::new(), lines: 0 }
    }

    /// Writes one line.
    pub fn write(&mut self, line: &RecordLine) -> io::Result<()> {
        let mut text = chained(&self.whole.so_far(), line).map_err(io::Error::other)?;
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
