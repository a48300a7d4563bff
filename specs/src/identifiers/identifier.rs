//! The shape that every identifier shares: one row of the table.

use super::{Calendar, Draw, Fault, NearMiss};

/// An identifier: where it is defined, and how it is checked, made and missed.
#[derive(Debug, Clone, Copy)]
pub struct Identifier {
    /// The JSON Schema `format` that names it.
    pub format: &'static str,
    /// The standard or practice that defines it.
    pub source: &'static str,
    /// Says what is wrong with a value, if anything is; dates are held against the calendar.
    pub check: fn(&str, Calendar) -> Result<(), Fault>,
    /// Makes a valid, invented value.
    pub make: fn(&mut Draw) -> String,
    /// From a valid value, makes values that are wrong in one named way each, under the same calendar.
    pub near_misses: fn(&str, Calendar) -> Vec<NearMiss>,
}
