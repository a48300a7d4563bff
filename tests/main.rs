//! End-to-end tests: the boundaries of the crates, the laws, the command line, a real server on loopback.
#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it should be")]

mod boundaries;
mod command_line;
mod copies;
mod coverage_table;
mod documents;
mod evidence;
mod expiry;
mod fetching;
mod laws;
mod nlgov;
mod ogc;
mod other_language;
mod packs;
mod reproduction;
mod rounds;
mod signals;
mod support;
mod things;
mod walks;
mod workflows;
