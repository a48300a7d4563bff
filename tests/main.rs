//! End-to-end tests: the boundaries of the crates, the laws, the command line, a real server on loopback.

mod boundaries;
mod command_line;
mod laws;
mod support;
