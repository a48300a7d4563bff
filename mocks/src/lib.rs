//! A stateful platform derived from a standard, conformant or deviating on purpose.
//!
//! `Platform` is pure: a request and a time in, an answer out. The server and the adapter put it on a socket. What
//! the platform decides it decides by itself; it shares schemas, signatures and identifiers with the rest, and
//! nothing of the judge.

mod account;
mod answer;
mod check;
mod coding;
mod deviation;
mod deviations;
mod gates;
mod keyring;
mod lapse;
mod locked;
mod machine;
mod plain;
mod platform;
mod pointer;
mod profile;
mod province;
mod refusal;
mod request;
pub mod server;
mod service;
mod session;
mod store;
mod strictness;
mod under_way;
mod visit;
mod voice;
mod wiremock_adapter;

pub use answer::Answer;
pub use check::Check;
pub use deviation::{Deviation, Heard, How, authored, deviations, in_time, in_walks, machine_made};
pub use lapse::Lapse;
pub use machine::{Dropped, Ignored};
pub use platform::Platform;
pub use profile::{MockProfile, profile};
pub use request::Request;
pub use store::{Slip, Slipped};
pub use under_way::Arrival;
pub use wiremock_adapter::PlatformResponder;

pub(crate) use locked::lock;
pub(crate) use service::service;
