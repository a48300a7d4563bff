//! Rewrites an interface document so that every schema is JSON Schema 2020-12 and every `$ref` stays within it.
//!
//! Places stay where they are in the source wherever possible; where not, `Places` knows the way back. What is wrong is
//! told and taken out, so that the rest stays usable.

mod annotations;
mod bounds;
mod dependencies;
mod discriminator;
mod drafts;
mod formats;
mod items;
mod keywords;
mod normaliser;
mod null;
mod path_parameters;
#[cfg(test)]
mod reference_tests;
mod references;
mod renamed;
mod rewrite;
mod schema;
#[cfg(test)]
mod table_tests;
mod types;

pub(super) use keywords::{SCHEMAS_WITHIN, is_constraint, is_keyword};
pub(super) use normaliser::normalise;
