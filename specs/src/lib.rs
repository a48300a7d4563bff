//! The nouns of hutong: standards, schemas, profiles, plans, records, judgements, and their file formats.
//!
//! Everything here is pure: no clock, network, environment, files or ambient randomness.

pub mod bilingual;
pub mod binding;
pub mod compatibility;
pub mod digest;
pub mod files;
pub mod identifiers;
pub mod judgement;
pub mod load;
pub mod name;
pub mod plan;
pub mod privacy;
pub mod profile;
pub mod record;
pub mod resource;
pub mod schema;
pub mod signing;
pub mod standard;
pub mod text;
pub mod tool;
pub mod wire;
