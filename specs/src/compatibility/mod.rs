//! Whether a release keeps what the release before promised: two interface documents, and the changes between them that a
//! caller of the first one does not stand (Semantic Versioning 2.0.0 §8).
//!
//! A change is told only where it can be shown: a value that one schema admits and the other does not, or something that
//! is gone. What a compatible release may do is no change here: it takes more, and answers more. What nothing was
//! said of before is free; what cannot be read or would be too much is left aside, and said to be. Nothing here knows
//! version numbers.

mod answer;
mod aside;
#[cfg(test)]
mod aside_tests;
mod body;
mod change;
mod compare;
mod credentials;
mod described;
mod draws;
#[cfg(test)]
mod laws;
mod media;
mod narrowed;
mod parameter;
mod promise;
mod release;
mod route;
mod sides;
mod templates;
#[cfg(test)]
mod tests;
mod unfolded;
mod work;

pub use aside::{Aside, AsideReason};
pub use change::{Change, ChangeKind};
pub use compare::{Comparison, compare};
pub use release::{Described, Release};
