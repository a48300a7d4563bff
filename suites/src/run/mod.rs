//! The run: the only arrow that touches the world. It sends probes and keeps what came back.
//!
//! It is handed errands, which carry no expectation by type, so it cannot be lenient. It judges nothing, repairs
//! nothing and repeats nothing that the probe, the binding's `session` or its `throttle` do not ask for.

mod allowed;
mod assignment;
mod base;
mod batch_mark;
mod breaker;
mod capture;
mod carriage;
mod case_run;
mod chunked;
mod client;
mod clock;
mod clock_offset;
mod connection;
mod courier;
mod ending;
mod error;
mod fault;
mod fetch;
mod fetch_document;
mod fill;
mod fresh;
mod handshake;
mod header_block;
mod kept;
mod keyring;
mod not_built;
mod outgoing;
mod pace;
mod preflight;
mod progress;
mod raw;
mod raw_request;
mod raw_response;
mod retry_after;
mod runner;
mod sending;
mod session;
mod sessions;
mod sign;
mod slots;
mod spoilt;
#[cfg(test)]
mod tests;
mod tls;
mod together;
mod window;
mod wire;
mod wrong_base;

pub use assignment::{Assignment, Certificates, SessionEntry};
pub use base::check_base;
pub use batch_mark::{BatchMark, BatchMarkError};
pub use clock::Clock;
pub use error::RunError;
pub use fetch::{Definition, Fetched, fetch};
pub use fetch_document::{FetchedDocument, fetch_document};
pub use progress::Progress;
pub use runner::run;
