//! Who sends a value: the caller or the platform.

use serde_json::{Map, Value};

/// The side of an exchange that a value travels on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Sent by the caller: members that are `readOnly` are left out.
    Request,
    /// Sent by the platform: members that are `writeOnly` are left out.
    Response,
    /// Neither: every member may be there.
    Both,
}

impl Side {
    /// This side, or the other where this is none.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Both { other } else { self }
    }

    /// Whether a member described by these keywords is left out on this side.
    pub(super) fn leaves_out(self, keywords: &Map<String, Value>) -> bool {
        let marked = |keyword| keywords.get(keyword) == Some(&Value::Bool(true));
        match self {
            Self::Request => marked("readOnly"),
            Self::Response => marked("writeOnly"),
            Self::Both => false,
        }
    }
}
