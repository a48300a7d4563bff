//! The identifiers and codes that government-service interfaces exchange: each can be checked, made, and
//! missed by a hair.
//!
//! [`IDENTIFIERS`] is the table; a row serves a JSON Schema `format`. Made values are invented (administrative
//! area 99, which is not assigned), so that none belongs to a person or a body. Nothing here reads a clock:
//! what counts as the future comes in with a [`Calendar`].

pub mod calendar;
pub mod case_number;
pub mod division_code;
pub mod draw;
pub mod fault;
pub mod guangdong_case_number;
pub mod identifier;
pub mod item_code;
mod item_code_near_misses;
pub mod licence_identifier;
mod licence_identifier_near_misses;
pub mod mobile_number;
pub mod mod_11;
pub mod mod_11_2;
pub mod mod_31;
pub mod mod_37_36;
pub mod near_miss;
pub mod near_miss_kind;
pub mod organisation_code;
pub mod resident_id;
mod resident_id_near_misses;
mod shape;
pub mod social_credit_code;
mod spoiling;
mod table;

#[cfg(test)]
mod laws;

pub use calendar::Calendar;
pub use draw::Draw;
pub use fault::Fault;
pub use identifier::Identifier;
pub use near_miss::NearMiss;
pub use near_miss_kind::NearMissKind;
pub use table::{IDENTIFIERS, identifier, is_valid};
