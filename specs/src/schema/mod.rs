//! Schemas as sets of JSON values: JSON Schema 2020-12, whatever dialect the document is written in.
//!
//! A schema has four verbs: `admits` (and `faults`, which says why not), `inhabit` (members), `edges` (members at a
//! bound) and `violate` (values that break one constraint). What a verb gives has been put before the validator.
//! Nothing here knows an operation or a clause's text; only which clause a place names.

mod bounds;
mod by_place;
mod compile;
mod decimal;
mod drafts;
mod edge;
mod edges;
mod equal;
mod fault;
mod format_bounds;
mod formats;
mod given_up;
mod inhabit;
mod locate;
mod member;
mod minimal;
mod place;
mod readings;
mod reserved;
mod sent;
mod set;
mod side;
mod sided;
mod site;
mod spot;
mod types;
mod violate;
mod violation;
mod whole;

#[cfg(test)]
mod laws;

pub(crate) use drafts::{COPIES, Note, embedded};
pub use drafts::{Draft, JsonSchema};
pub use edge::{Edge, Edges, Skipped};
pub use fault::SchemaFault;
pub use format_bounds::{format_of_bound, is_format};
pub use given_up::GivenUp;
pub(crate) use inhabit::format::refuses;
pub use member::schemas_of_member;
pub(crate) use place::local;
pub use readings::{said, scalars};
pub use reserved::Reserved;
pub use set::{SchemaError, SchemaSet};
pub use side::Side;
pub(crate) use types::is_of_type;
pub use violation::{Violation, Violations};
pub use whole::Schema;
