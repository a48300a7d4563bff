//! Parties: who else is known to the target than the party that the profile's own credentials name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reaches::SecretReference;
use crate::standard::Scope;

/// A party as the target knows it. Nothing secret is declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Party {
    /// How the target should take the party's credentials.
    pub standing: Standing,
    /// The operations that the party may not use; for `unprivileged` alone, where it names something.
    #[serde(default, skip_serializing_if = "Scope::is_everything")]
    pub may_not: Scope,
}

/// How a target should take the credentials of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Another party with the same rights, whose data are its own.
    Peer,
    /// A known party without the right to some operations.
    Unprivileged,
    /// The credentials were good until a time that has passed.
    Expired,
    /// The credentials were taken back.
    Revoked,
    /// The credentials are good for another platform.
    WrongAudience,
}

impl Standing {
    /// Every standing.
    pub const ALL: &'static [Self] =
        &[Self::Peer, Self::Unprivileged, Self::Expired, Self::Revoked, Self::WrongAudience];

    /// The standing as documents write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Peer => "peer",
            Self::Unprivileged => "unprivileged",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::WrongAudience => "wrong-audience",
        }
    }

    /// Whether credentials of this standing must not be taken for any operation.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Expired | Self::Revoked | Self::WrongAudience)
    }
}

/// The credentials of a party: what takes the place of the profile's own. Where a binding has a session, it is opened
/// for the party too, unless the party's secrets hold what the session yields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PartyAccess {
    /// Identities that are no secrets, by the names that the binding uses.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub identities: BTreeMap<String, String>,
    /// Secrets, by the names that the binding uses: where to find them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub secrets: BTreeMap<String, SecretReference>,
    /// Headers that are sent with every request of the party; `{secret:name}` stands for a secret of the party. The
    /// profile's headers that hold no credential are sent as well, where the party has none of the same name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::Standing;

    #[test]
    fn a_standing_is_called_as_documents_write_it() {
        for standing in Standing::ALL {
            assert_eq!(serde_json::to_value(standing).unwrap(), standing.name());
        }
    }
}
