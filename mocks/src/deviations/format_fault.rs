//! What exactly is wrong with an identifier.

use hutong_specs::identifiers::{Calendar, Fault, identifier};

/// What is wrong with a text as an identifier of a format.
pub(super) fn format_fault((format, text): (&str, &str)) -> Option<Fault> {
    let identifier = identifier(format)?;
    (identifier.check)(text, Calendar::PERMISSIVE).err()
}
