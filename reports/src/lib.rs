//! Writes a judgement in every format, and holds all wording for people.
//!
//! Everything here is a pure function of the judgement and of how its cases are sent again: equal ones give equal bytes. Nothing here decides
//! anything, and nothing here knows a clock, a file or a network. What a platform said is shown as text and as
//! nothing else.

mod cover;
mod error;
mod html;
mod json;
mod junit;
mod moment;
mod numbering;
mod reproduction;
mod schemas;
mod tally;
mod text;
mod tone;
mod trace;
mod visible;
mod width;
pub mod wording;

#[cfg(test)]
mod sample;

pub use error::ReportError;
pub use html::html;
pub use json::json;
pub use junit::junit;
pub use reproduction::Reproduction;
pub use schemas::{SchemaFile, schemas};
pub use text::{TextStyle, clause_lines, text};
pub use visible::{visible_block, visible_line};
pub use wording::explain;
