//! The gates that every request passes before the business of a platform sees it: small, in a fixed order.

mod credentials;
mod media_type;
mod parameters;
mod readable;
pub(crate) mod route;
mod schema;
mod security;
mod signature;
mod standing;

pub(crate) use parameters::prefix;
pub(crate) use schema::declared;
pub(crate) use security::{header as security_header, secret as security_secret};
pub(crate) use standing::is_withheld;

use crate::refusal::Refusal;
use crate::visit::Visit;

/// Lets a request pass, or refuses it.
pub(crate) type Gate = fn(&mut Visit<'_>) -> Result<(), Refusal>;

/// The gates behind the route, in order.
pub(crate) const GATES: &[Gate] = &[
    security::pass,
    credentials::pass,
    signature::pass,
    standing::pass,
    media_type::pass,
    readable::pass,
    parameters::pass,
    schema::pass,
];
