//! From files to a `Standard`: packs and plain interface documents, `OpenAPI` 3.1, 3.0 and Swagger 2.0.
//!
//! One broken operation never hides the others: what is wrong is a diagnostic with its place, and what depends on it
//! is left out. Nothing here opens a file or a connection itself; remote documents come from vendored copies.

mod address;
mod aspects;
mod assemble;
mod blocks;
#[cfg(test)]
mod broken;
mod bundled;
mod code_lists;
#[cfg(test)]
mod corpus;
mod derive;
#[cfg(test)]
mod derive_tests;
mod derive_upkeep;
mod dialect;
mod embedded;
mod interface;
mod kind;
mod library;
mod lint;
mod machines;
mod normalise;
mod options;
mod pack;
#[cfg(test)]
mod pack_tests;
mod parties;
mod places;
mod plain;
mod profile;
mod reach;
mod reachable;
mod read;
mod release;
mod scaffold;
mod typed;
mod unserved;
mod unwidened;
mod values;
mod vendor;
mod whole;
mod workflows;

pub use address::join as join_address;
pub use bundled::bundled;
pub use embedded::{embedded, packs};
pub use options::Options;
pub use profile::profile;
pub use reach::{Reach, reach};
pub(crate) use reachable::schemas_within;
pub use release::release;
pub use scaffold::{Scaffold, scaffold};
pub use values::holds_values;
pub use vendor::{VENDOR_LOCK, VendoredDocument, vendored};
pub use whole::load;
