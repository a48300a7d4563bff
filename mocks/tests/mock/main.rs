//! The mock from outside: what a caller sees of a conformant and of a deviating platform.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod caller;
mod change;
mod deviations;
mod gates;
mod hostile;
mod parties;
mod plain;
mod profile;
mod script;
mod sequences;
mod sockets;
mod store;
mod walk;
