//! Plans cases, runs them, judges the record.
//!
//! `plan` and `judge` are pure; `run` alone touches the world, and alone is asynchronous. This crate knows neither
//! mock nor report.

mod cases;
pub mod judge;
mod pairs;
mod parameter;
pub mod passive;
pub mod plan;
pub mod refine;
pub mod rules;
pub mod run;
mod selection;
mod server_hello;

pub use cases::Cases;
