//! Whom a platform knows: the party that a profile's own credentials name, and others beside it.

use hutong_specs::profile::Standing;

/// Whom a platform knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Account {
    /// The party that the profile's own credentials name.
    #[default]
    Main,
    /// Another one with the same rights.
    Peer,
    /// One without some of the rights.
    Clerk,
    /// One whose credentials are over.
    Expired,
    /// One whose credentials were taken back.
    Revoked,
    /// One whose credentials are for another platform.
    Stranger,
}

/// The accounts beside the main one, with the names by which a profile knows them.
const OTHERS: &[(Account, &str, Standing)] = &[
    (Account::Peer, "peer", Standing::Peer),
    (Account::Clerk, "clerk", Standing::Unprivileged),
    (Account::Expired, "expired", Standing::Expired),
    (Account::Revoked, "revoked", Standing::Revoked),
    (Account::Stranger, "stranger", Standing::WrongAudience),
];

impl Account {
    /// Every account, the main one first.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Main).chain(Self::others())
    }

    /// Every account but the main one.
    pub(crate) fn others() -> impl Iterator<Item = Self> {
        OTHERS.iter().map(|(account, _, _)| *account)
    }

    /// The name by which a profile knows the account; empty for the main one.
    pub(crate) fn name(self) -> &'static str {
        self.row().map_or("", |(_, name, _)| name)
    }

    /// How the account's credentials stand; `None` for the main one.
    pub(crate) fn standing(self) -> Option<Standing> {
        self.row().map(|(_, _, standing)| *standing)
    }

    /// Whether the account's credentials must not be taken.
    pub(crate) fn is_void(self) -> bool {
        self.standing().is_some_and(Standing::is_void)
    }

    /// What tells the account's invented credentials from those of the others.
    pub(crate) fn number(self) -> usize {
        1 + Self::all().position(|account| account == self).unwrap_or_default()
    }

    fn row(self) -> Option<&'static (Self, &'static str, Standing)> {
        OTHERS.iter().find(|(account, _, _)| *account == self)
    }
}
