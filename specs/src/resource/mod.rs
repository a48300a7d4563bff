//! The things that a platform keeps, as its operations show them: which operation brings one about, which ones need it, and
//! where its identifier is found. Inferred from paths, names of members, declared links and the `Location` header.
//!
//! Precision comes before recall: what is not certain is left out, and nothing here demands anything of a platform.

mod dependency;
mod identifier;
mod list;
mod names;
mod path;
mod places;
mod shape;
mod upkeep;
mod whole;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use dependency::{Dependency, Ground, Need};
pub use list::List;
pub(crate) use path::{segments, variable};
pub use places::{described, described_items, described_members, says};
pub use upkeep::{Cast, Upkeep};
pub use whole::{Create, Resource, Resources};
