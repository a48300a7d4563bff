//! A value that is wrong in exactly one way that it names.

use serde::Serialize;

use super::{Fault, NearMissKind};

/// A value that looks like the identifier and is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The way in which it was spoiled.
    pub kind: NearMissKind,
    /// The spoiled value.
    pub value: String,
    /// The fault for which a check must refuse it.
    pub fault: Fault,
}

impl NearMiss {
    /// Names a spoiled value.
    pub fn new(kind: NearMissKind, value: impl Into<String>, fault: Fault) -> Self {
        Self { kind, value: value.into(), fault }
    }
}
