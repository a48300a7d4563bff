//! Traffic that something else captured, as HAR 1.2 or 1.3: a passive plan is made from the entries, and a record.
//!
//! Nothing is sent, and nothing is demanded that depends on the state of the platform: a request that keeps to the
//! contract may have been refused for good reasons. What is captured holds secrets; none of them leaves this module.

mod address;
mod archive;
mod base;
mod body;
mod broken;
mod credentials;
mod demands;
mod error;
mod exchange;
mod observed;
mod parameters;
mod payload;
mod query;
mod request_body;
mod route;
mod secrets;
mod sift;
mod whole;

#[cfg(test)]
mod tests;

pub use error::PassiveError;
pub use whole::{Passive, passive};
