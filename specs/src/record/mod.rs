//! The record: what was sent and what came back, as evidence. Each line is chained to all before it by hash.
//!
//! The record alone keeps bodies; it is confidential. Secrets are replaced before a line is hashed.

mod chain;
mod exchange;
mod header;
mod read;

pub use chain::{ChainWriter, RecordLine, chained};
pub use exchange::{
    Answer, Body, BodyContent, Exactness, Exchange, Fault, FaultKind, Observation, Sent, Waiting,
};
pub use header::{Ended, Origin, RecordFooter, RecordHeader, Target};
pub use read::{RecordError, RecordReader, verify};
